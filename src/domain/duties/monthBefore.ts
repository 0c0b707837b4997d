import { addDays, dayOf, quarterOf, type Day, type Month } from '../calendar/utc8.ts';
import { assess, type AssessInput } from './assess.ts';
import { dutyIds, type DutyFigures, type DutyId } from './duty.ts';
import { closesAt } from './ofMonth.ts';
import { rules } from './rules/registry.ts';

/** What of a month that is over is not met yet, and the last day on which it can still be noted. */
export interface StillToNote {
  duties: DutyFigures;
  until: Day;
}

/**
 * What an officer and the village still lack of a month that is over, as far as noting it now still counts: what was done and not
 * noted yet, and what is written about the month. Null: nothing, or the month closed.
 */
export function stillToNote(input: AssessInput, officer: string): StillToNote | null {
  const { policy, month, closed, asOf } = input;
  const closes = closesAt(policy, month);
  if (closed !== null || asOf >= closes) return null;
  const { village, postings } = assess(input);
  const all: DutyFigures = { ...village, ...postings.find((row) => row.officer === officer)?.duties };
  const left = dutyIds.filter((id) => all[id]?.state === 'open' && countsLater(id, month));
  if (left.length === 0) return null;
  return { duties: Object.fromEntries(left.map((id) => [id, all[id]])), until: addDays(dayOf(closes), -1) };
}

/** Of a quarter that goes on there is time enough; an alert counts by the day on which the station approves it. */
const countsLater = (id: DutyId, month: Month): boolean =>
  id !== 'alertPublished' && (!rules[id].quarterly || quarterOf(month)[2] === month);
