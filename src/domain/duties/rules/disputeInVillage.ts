import { addMs, type Instant } from '../../calendar/utc8.ts';
import type { Turn } from '../../cases/caseState.ts';
import type { Of } from '../../cases/rule.ts';
import type { Evidence, VillageRule } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import { inMonthOf } from './clockTally.ts';

/**
 * 大小矛盾不出村 (S11), an aim: settled disputes that were followed up in the month or whose follow-up fell due in it, found
 * holding by the last follow-up of the month. Referred ones are in neither number, nor is harm (red line R17).
 */
export const disputeInVillage: VillageRule = {
  id: 'disputeInVillage',
  label: { zh: '矛盾不出村', en: 'Disputes settled in the village' },
  unit: 'dispute',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const found = facts.of('dispute').flatMap((dispute) => judge(facts, dispute));
    const evidence = found.map((item) => item.evidence);
    return {
      counted: evidence.filter((item) => item.counted).map((item) => item.id),
      due: evidence.length,
      evidence,
      changesAt: found.flatMap((item) => item.changesAt),
    };
  },
};

interface Judged {
  evidence: Evidence;
  changesAt: Instant[];
}

const FINDINGS = ['holding', 'relapsed', 'done', 'notDone'];

function judge(facts: MonthFacts, dispute: Of<'dispute'>): Judged[] {
  const { clocks, history } = facts.caseOf(dispute);
  const before = history.filter((turn) => turn.at < facts.end);
  const now = before[before.length - 1];
  if (now === undefined || now.state === 'referred') return [];
  const visits = before.filter((turn) => FINDINGS.includes(turn.did) && inMonthOf(facts, turn.at));
  const visit = visits[visits.length - 1];
  if (visit !== undefined) return [{ evidence: ofVisit(dispute.id, visit), changesAt: [] }];
  // followed up in a later month: due here and not done; followed up before: done there
  const due = clocks.find(
    (run) =>
      run.clock === 'followUp' &&
      inMonthOf(facts, run.by) &&
      (run.metAt === null ? !run.stopped : run.metAt >= facts.end),
  );
  if (due === undefined) return [];
  const waits = facts.asOf <= due.by;
  return [
    {
      evidence: { id: dispute.id, counted: false, why: waits ? 'notYetDue' : 'notDone' },
      changesAt: waits ? [addMs(due.by, 1)] : [],
    },
  ];
}

function ofVisit(id: string, visit: Turn): Evidence {
  const holding = visit.did === 'holding';
  return {
    id,
    counted: holding,
    why: holding ? 'holding' : visit.did === 'done' ? 'counted' : 'relapsed',
    by: visit.id,
  };
}
