import { answerDue } from './figures.ts';
import type { VillageRule } from '../duty.ts';
import { clockTally, inMonthOf, whyOf } from './clockTally.ts';

/** Aim: information to the station whose days for an answer end in the month, answered in time. */
export const informationAnswered: VillageRule = {
  id: 'informationAnswered',
  label: { zh: '派出所答复信息', en: 'Information answered' },
  unit: 'item',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const judged = facts.of('information').flatMap((item) => {
      const due = item.body.direction === 'toStation' ? answerDue(facts.caseOf(item)) : null;
      return due !== null && inMonthOf(facts, due.by) ? [{ id: item.id, due, why: whyOf(due, facts.asOf) }] : [];
    });
    return clockTally(facts.asOf, judged);
  },
};
