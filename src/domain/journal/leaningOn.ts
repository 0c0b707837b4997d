import { effective } from './effective.ts';
import type { Entry } from './entry.ts';

/**
 * What goes with an entry that is withdrawn: how many steps follow it as an opening, and how many visits name it as a household.
 * `entries`: raw, of its village; what was taken back already is not counted.
 */
export function leaningOn(id: string, entries: readonly Entry[]): { steps: number; visits: number } {
  const counting = effective(entries);
  return {
    steps: counting.filter(({ about }) => about === id).length,
    visits: counting.filter((entry) => entry.kind === 'visit' && entry.body.households.includes(id)).length,
  };
}
