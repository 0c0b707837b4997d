import type { Of } from '../../cases/rule.ts';
import type { VillageRule } from '../duty.ts';
import { inMonth, type MonthFacts } from '../facts.ts';
import { clockTally, type Due } from './clockTally.ts';

/**
 * 邻里纠纷不过夜 (S11), an aim: neighbour disputes of the month calmed or settled by the end of the day they occurred (after
 * 18:00: by noon of the next). Those with harm have no clock and are in no number; one referred in time is in none either:
 * no figure rewards keeping a matter from the law (red line R17).
 */
export const disputeSameDay: VillageRule = {
  id: 'disputeSameDay',
  label: { zh: '邻里纠纷不过夜', en: 'Neighbour disputes calmed the same day' },
  unit: 'dispute',
  aim: true,
  of: 'village',
  rows: ['village'],
  tally: (facts) =>
    clockTally(
      facts,
      facts.of('dispute').flatMap((dispute) => due(facts, dispute)),
    ),
};

function due(facts: MonthFacts, dispute: Of<'dispute'>): Due[] {
  if (!inMonth(facts, dispute)) return [];
  const { clocks, history } = facts.caseOf(dispute);
  const run = clocks.find((clock) => clock.clock === 'sameDay');
  if (run === undefined) return [];
  const referred = run.stopped && history.some((turn) => turn.state === 'referred' && turn.at <= run.by);
  return referred ? [] : [{ id: dispute.id, run, until: run.by }];
}
