import { addDays, addMs, dayOf, startOf, type Day, type Instant } from '../calendar/utc8.ts';

/** The last instant of a day (UTC+8): a deadline is kept by anything that happens up to and including it. */
export const endOf = (day: Day): Instant => `${day}T23:59:59.999+08:00`;

/** The end of the `days`-th day after the one an instant falls on. */
export const daysAfter = (at: Instant, days: number): Instant => endOf(addDays(dayOf(at), days));

/** The instant `hours` later. */
export const hoursAfter = (at: Instant, hours: number): Instant => addMs(at, hours * 3_600_000);

/** The instant `minutes` later. */
export const minutesAfter = (at: Instant, minutes: number): Instant => addMs(at, minutes * 60_000);

/** The end of the day an instant falls on; for one after `lateAfter` (`HH:MM`), `lateUntil` of the next day. */
export function overnight(at: Instant, { lateAfter, lateUntil }: { lateAfter: string; lateUntil: string }): Instant {
  const day = dayOf(at);
  return at > startOf(day, lateAfter) ? startOf(addDays(day, 1), lateUntil) : endOf(day);
}
