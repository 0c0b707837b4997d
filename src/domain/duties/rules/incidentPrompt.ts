import { addMs, epochOf, type Instant } from '../../calendar/utc8.ts';
import type { Of } from '../../cases/rule.ts';
import type { Evidence, VillageRule } from '../duty.ts';
import { inMonth, type MonthFacts } from '../facts.ts';
import type { Why } from '../why.ts';

/**
 * 及时收集报告 (S7), an aim: incidents of the month noted within 30 minutes of happening, and acknowledged within 15 minutes of
 * reaching the server (both figures are the policy's clocks).
 */
export const incidentPrompt: VillageRule = {
  id: 'incidentPrompt',
  label: { zh: '紧急情况及时上报', en: 'Incidents reported promptly' },
  unit: 'incident',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const judged = facts
      .of('incident')
      .filter((incident) => inMonth(facts, incident))
      .map((incident) => judge(facts, incident));
    const evidence = judged.map((item) => item.evidence);
    return {
      counted: evidence.filter((item) => item.counted).map((item) => item.id),
      due: evidence.length,
      evidence,
      changesAt: judged.flatMap((item) => item.changesAt),
    };
  },
};

function judge(facts: MonthFacts, incident: Of<'incident'>): { evidence: Evidence; changesAt: Instant[] } {
  const run = facts.caseOf(incident).clocks.find((clock) => clock.clock === 'acknowledged');
  const evidence = (why: Why): Evidence => ({
    id: incident.id,
    counted: why === 'inTime',
    why,
    ...(run?.metBy != null && { by: run.metBy }),
  });
  const took = epochOf(incident.recordedAt) - epochOf(incident.occurredAt);
  if (took > facts.clocks.incident.recordedMinutes * 60_000)
    return { evidence: evidence('recordedLate'), changesAt: [] };
  if (run?.metAt != null)
    return { evidence: evidence(run.metAt <= run.by ? 'inTime' : 'acknowledgedLate'), changesAt: [] };
  const waits = run !== undefined && !run.stopped && facts.asOf <= run.by;
  return { evidence: evidence(waits ? 'notYetDue' : 'notDone'), changesAt: waits ? [addMs(run.by, 1)] : [] };
}
