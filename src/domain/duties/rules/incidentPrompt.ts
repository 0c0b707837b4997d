import { promptDue, type Due } from './figures.ts';
import type { Instant } from '../../calendar/utc8.ts';
import type { VillageRule } from '../duty.ts';
import { inMonth } from '../facts.ts';
import type { Why } from '../why.ts';
import { clockTally, whyOf } from './clockTally.ts';

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
    const judged = facts.of('incident').flatMap((incident) => {
      const due = inMonth(facts, incident) ? promptDue(incident, facts.caseOf(incident), facts.clocks) : null;
      return due === null ? [] : [{ id: incident.id, due, why: judge(due, facts.asOf) }];
    });
    return clockTally(facts.asOf, judged);
  },
};

function judge(due: Due, asOf: Instant): Why {
  if (due.kept || due.keptAt === null) return whyOf(due, asOf);
  return due.keptAt <= due.by ? 'recordedLate' : 'acknowledgedLate';
}
