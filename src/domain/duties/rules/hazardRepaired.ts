import { verificationDues } from './figures.ts';
import type { VillageRule } from '../duty.ts';
import { clockTally, inMonthOf, whyOf } from './clockTally.ts';

/**
 * Aim (S13): hazards whose clock ends in the month, verified. One verified after its clock, but in the same month, was made
 * safe and counts; of a hazard that came back the last clock of the month decides.
 */
export const hazardRepaired: VillageRule = {
  id: 'hazardRepaired',
  label: { zh: '隐患整改核实', en: 'Hazards repaired' },
  unit: 'hazard',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const judged = facts.of('hazard').flatMap((hazard) => {
      const ending = verificationDues(facts.caseOf(hazard)).filter((due) => inMonthOf(facts, due.by));
      const due = ending[ending.length - 1];
      if (due === undefined) return [];
      const inMonth = !due.kept && due.keptAt !== null && due.keptAt < facts.end;
      return [{ id: hazard.id, due, why: inMonth ? ('done' as const) : whyOf(due, facts.asOf) }];
    });
    return clockTally(facts.asOf, judged);
  },
};
