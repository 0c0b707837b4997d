import type { Instant } from '../../calendar/utc8.ts';
import type { CaseState, Turn } from '../../cases/caseState.ts';
import { followUpsOfSettled } from './figures.ts';
import type { Evidence, VillageRule } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import { inMonthOf, waitsUntil } from './clockTally.ts';

/**
 * 大小矛盾不出村 (S11), an aim: settled disputes that were followed up in the month, or whose follow-up fell due in it and was
 * not made; done are those the last follow-up of the month found `holding`. One that says `done` speaks of performance, not of
 * peace: it neither counts nor takes away. Referred ones are in neither number, nor is harm (red line R17).
 */
export const disputeInVillage: VillageRule = {
  id: 'disputeInVillage',
  label: { zh: '矛盾不出村', en: 'Disputes settled in the village' },
  unit: 'dispute',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const changesAt: Instant[] = [];
    const evidence: Evidence[] = [];
    for (const dispute of facts.of('dispute')) {
      const state = facts.caseOf(dispute);
      const followUps = followUpsOfSettled(state);
      if (followUps === null) continue;
      const inMonth = followUps.filter((turn) => inMonthOf(facts, turn.at));
      const telling = inMonth.filter((turn) => turn.did !== 'done');
      const last = telling[telling.length - 1] ?? inMonth[inMonth.length - 1];
      if (last !== undefined) evidence.push(found(dispute.id, last));
      else {
        const by = missingBy(facts, state);
        if (by === undefined) continue;
        const waits = waitsUntil(by, facts.asOf);
        changesAt.push(...waits);
        evidence.push({ id: dispute.id, counted: false, why: waits.length > 0 ? 'notYetDue' : 'notDone' });
      }
    }
    const counted = evidence.filter((item) => item.counted).map((item) => item.id);
    return { counted, due: evidence.length, evidence, changesAt };
  },
};

function found(id: string, { id: by, did, state }: Turn): Evidence {
  const why = did === 'holding' ? 'holding' : state === 'reopened' ? 'relapsed' : 'notSaidHolding';
  return { id, counted: why === 'holding', why, by };
}

/** When the follow-up was due in the month that was not made by the month's end; one made before belongs to that month. */
function missingBy(facts: MonthFacts, { clocks }: CaseState): Instant | undefined {
  return clocks.find(
    (run) =>
      run.clock === 'followUp' &&
      inMonthOf(facts, run.by) &&
      !run.stopped &&
      (run.metAt === null || run.metAt >= facts.end),
  )?.by;
}
