import { shortName } from '../areas/shortName.ts';
import { dayName } from '../calendar/monthName.ts';
import type { Day } from '../calendar/utc8.ts';
import type { Entry } from '../journal/entry.ts';
import type { Language } from '../language/sentences.ts';
import { doorFinder } from '../visits/doors.ts';
import { withoutHarm, workSaid } from './workSaid.ts';

/**
 * Not for a group that villagers read: an event before it is over, what was passed on to the station, what it recorded, and
 * complaints.
 */
const unsaid = [
  ...['incident', 'incidentStep', 'information', 'informationOutcome', 'caseCounts', 'analysis', 'alertStep'],
  ...['complaint', 'complaintStep', 'household', 'plan', 'continuation'],
];

/**
 * A village day in plain words for the village's chat group (今日小结), from the officer's own entries of that day. Kinds and
 * counts only: no name, no door, no place, no number to call, nothing anybody typed; a dispute with harm is not mentioned at
 * all (R17). `entries`: raw, of the village and of those it goes on with. Empty: there is nothing to tell.
 */
export function summaryOfDay(
  entries: readonly Entry[],
  officer: string,
  village: string,
  day: Day,
  language: Language,
): string {
  const own = withoutHarm(entries).filter(
    (entry) => entry.occurredOn === day && entry.own.includes(officer) && !unsaid.includes(entry.kind),
  );
  const said = workSaid(own, language, doorFinder(entries));
  if (said.length === 0) return '';
  const name = shortName(village);
  if (language === 'en') {
    return `Dear villagers, on ${dayName(day, 'en')} in ${name} your officer ${said.join('; ')}. Thank you; if you need help, please ask.`;
  }
  return `各位乡亲:${dayName(day, 'zh')}民警在${name}${said.join(',')}。谢谢大家的支持,有事请随时找民警。`;
}
