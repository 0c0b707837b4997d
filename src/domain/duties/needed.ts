import {
  addDays,
  addMonths,
  daysOfMonth,
  monthOf,
  quarterOf,
  type Day,
  type Instant,
  type Month,
} from '../calendar/utc8.ts';
import type { Entry } from '../journal/entry.ts';
import { caseKinds } from '../cases/fold.ts';
import type { Policy } from './policy.ts';

/**
 * Which entries of a village a month's result can depend on. To be loaded: every entry
 * - that happened (as sent, or by a correction's `changes.occurredAt`) from `first` to `last`,
 * - whose body (or a correction's `changes.body`) has `month` = `month`, or `performOn` from `monthFirst` to `last`,
 * - and whatever these hang together with: up along `about` (target, opening), then down along `about` (steps, their
 *   corrections and confirmations), and the households that visits name, with their texts and corrections.
 * More does no harm: the result is the same.
 */
export interface EntriesNeeded {
  first: Day;
  last: Day;
  month: Month;
  monthFirst: Day;
}

/**
 * The window of a month: back to the quarter, to the month before, and as far as the longest clock that can end in it by any
 * of the policies (those of the villages to be loaded together).
 */
export function entriesNeeded(policies: readonly Pick<Policy, 'clocks'>[], month: Month): EntriesNeeded {
  const { first, last } = daysOfMonth(month);
  const longest = policies.flatMap(({ clocks: { dispute, hazard, information } }) => [
    dispute.followUpDays,
    hazard.verifiedDays,
    ...Object.values(hazard.verifiedDaysByType),
    information.answeredDays,
  ]);
  const starts = [`${quarterOf(month)[0]}-01`, `${addMonths(month, -1)}-01`, addDays(first, -Math.max(0, ...longest))];
  // one day more: a patrol past midnight counts on the day before
  return { first: starts.sort()[0] ?? first, last: addDays(last, 1), month, monthFirst: first };
}

/**
 * The months whose results in the village an entry can change, in order. None after the month of `at`, when it enters the
 * journal (a held one later than it was received): a card of a month to come is made anew when that month begins
 * (`changesAt`). `related`: what it refers to, that thing's opening, and all that refers to these, raw. Closed months among
 * them do not move; only the one it happened in shows it as late.
 */
export function monthsTouched(entry: Entry, related: readonly Entry[], at: Instant): Month[] {
  const now = monthOf(at);
  const all = [entry, ...related];
  const far = all.some(reachesOn);
  const quarterly = all.some((one) => one.kind === 'lawClass');
  const months = new Set<Month>();
  for (const named of all.flatMap(monthsNamed)) {
    const month = correctsHousehold(entry, related) ? addMonths(named, -DOOR_MONTHS) : named;
    const end = far ? now : lastBorneOn(month, quarterly);
    for (let next = month; next <= end && next <= now; next = addMonths(next, 1)) months.add(next);
  }
  return [...months].sort();
}

/** A visit of an earlier day can name a door that was put down later; a correction of the door reaches back so far. */
const DOOR_MONTHS = 12;

const correctsHousehold = (entry: Entry, related: readonly Entry[]): boolean =>
  entry.kind === 'correction' && related.some((one) => one.kind === 'household');

/** Cases run on from month to month, and a household is visited in all of them. */
const reachesOn = (entry: Entry): boolean =>
  entry.kind === 'household' ||
  entry.kind === 'mediation' ||
  (caseKinds.includes(entry.kind) && entry.kind !== 'request');

/** The months an entry speaks of: when it happened or began, or is corrected to have, and the month its body names. */
export function monthsNamed(entry: { occurredAt: Instant; body: object }): Month[] {
  const months = [monthOf(entry.occurredAt)];
  const { month, startedAt, changes } = entry.body as {
    month?: Month;
    startedAt?: Instant;
    changes?: { occurredAt?: string; body?: { month?: Month; startedAt?: Instant } };
  };
  for (const began of [startedAt, changes?.body?.startedAt]) if (began !== undefined) months.push(monthOf(began));
  if (month !== undefined) months.push(month);
  if (changes?.occurredAt !== undefined) months.push(monthOf(changes.occurredAt));
  if (changes?.body?.month !== undefined) months.push(changes.body.month);
  return months;
}

/** What was told, and a day in the village, bear on the next month's briefings; a law class on its whole quarter. */
function lastBorneOn(month: Month, quarterly: boolean): Month {
  const [next, quarter] = [addMonths(month, 1), quarterOf(month)[2]];
  return quarterly && quarter > next ? quarter : next;
}
