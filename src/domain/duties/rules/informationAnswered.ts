import type { VillageRule } from '../duty.ts';
import { clockTally, inMonthOf } from './clockTally.ts';

/** Aim: information to the station whose days for an answer end in the month, answered in time. */
export const informationAnswered: VillageRule = {
  id: 'informationAnswered',
  label: { zh: '派出所答复信息', en: 'Information answered' },
  unit: 'item',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally: (facts) =>
    clockTally(
      facts,
      facts
        .of('information')
        .filter((item) => item.body.direction === 'toStation')
        .flatMap((item) => {
          const run = facts.caseOf(item).clocks.find((clock) => clock.clock === 'answered');
          return run !== undefined && inMonthOf(facts, run.by) ? [{ id: item.id, run, until: run.by }] : [];
        }),
    ),
};
