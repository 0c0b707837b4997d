import { sameDayDue } from './figures.ts';
import type { VillageRule } from '../duty.ts';
import { inMonth } from '../facts.ts';
import { clockTally, whyOf } from './clockTally.ts';

/**
 * 邻里纠纷不过夜 (S11), an aim: neighbour disputes of the month calmed or settled by the end of the day they occurred (after
 * 18:00: by noon of the next). Those with harm and those referred before they were calmed are in neither number: no figure
 * rewards keeping a matter from the law (red line R17).
 */
export const disputeSameDay: VillageRule = {
  id: 'disputeSameDay',
  label: { zh: '邻里纠纷不过夜', en: 'Neighbour disputes calmed the same day' },
  unit: 'dispute',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const judged = facts.of('dispute').flatMap((dispute) => {
      const due = inMonth(facts, dispute) ? sameDayDue(facts.caseOf(dispute)) : null;
      return due === null ? [] : [{ id: dispute.id, due, why: whyOf(due, facts.asOf) }];
    });
    return clockTally(facts.asOf, judged);
  },
};
