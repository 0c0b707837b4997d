import { addMs } from '../../calendar/utc8.ts';
import type { VillageRule } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import { clockTally, inMonthOf, type Due } from './clockTally.ts';

/**
 * Aim (S13): hazards whose clock ends in the month, verified by the month's end. A clock that stopped because someone said it
 * cannot be repaired ends like any other: the danger is still there.
 */
export const hazardRepaired: VillageRule = {
  id: 'hazardRepaired',
  label: { zh: '隐患整改核实', en: 'Hazards repaired' },
  unit: 'hazard',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally: (facts) =>
    clockTally(
      facts,
      facts.of('hazard').flatMap((hazard) => due(facts, hazard)),
    ),
};

/** Of a hazard that came back, the last clock that ends in the month. */
function due(facts: MonthFacts, hazard: Parameters<MonthFacts['caseOf']>[0]): Due[] {
  const ending = facts.caseOf(hazard).clocks.filter((run) => run.clock === 'verified' && inMonthOf(facts, run.by));
  const run = ending[ending.length - 1];
  return run === undefined ? [] : [{ id: hazard.id, run, until: addMs(facts.end, -1) }];
}
