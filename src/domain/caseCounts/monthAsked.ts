import { addMonths, type Day, type Month, monthOf } from '../calendar/utc8.ts';
import { effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';

/** Until then the month before is asked for: its figures come once it is over. */
const LAST_DAY = 10;

/**
 * The month that an analysis or a count is most likely of: in the first days of a month the one before, where something happened
 * in it and it has none yet; else this one. `entries`: raw, of the village.
 */
export function monthAsked(kind: 'analysis' | 'populationCount', entries: readonly Entry[], day: Day): Month {
  const [month, before] = [monthOf(day), addMonths(monthOf(day), -1)];
  if (Number(day.slice(8)) > LAST_DAY) return month;
  const counting = effective(entries);
  const began = counting.some(({ occurredOn }) => monthOf(occurredOn) === before);
  const isNoted = counting.some((entry) => entry.kind === kind && 'month' in entry.body && entry.body.month === before);
  return began && !isNoted ? before : month;
}
