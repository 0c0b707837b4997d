import { addDays, type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { effective } from '../../domain/journal/effective.ts';
import { now } from '../../ui/time.tsx';
import type { Known } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';

/** A day in the village ends when its officer goes home, not at midnight. */
const NIGHT_ENDS = '05:00';

/** The day that is running in the village: today, but at night the evening before, until something is noted after it. */
export function dayShown({ entries }: Known): Day {
  const at = now();
  const [today, evening] = [dayOf(at), addDays(dayOf(at), -1)];
  if (at.slice(11, 16) >= NIGHT_ENDS) return today;
  const days = effective(entries).flatMap(({ own, occurredOn }) => (own.includes(opened().officer) ? occurredOn : []));
  return !days.includes(today) && days.includes(evening) ? evening : today;
}
