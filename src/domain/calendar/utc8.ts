/**
 * Time as the scheme counts it: days and months at UTC+8, without daylight saving, whatever clock the device shows.
 * An `Instant` is RFC 3339 with `+08:00` and milliseconds; all instants have this one form, so they compare as strings.
 */
export type Instant = string;
/** `YYYY-MM-DD` at UTC+8. */
export type Day = string;
/** `YYYY-MM` at UTC+8. */
export type Month = string;

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The instant of a Unix time in milliseconds. */
export function instant(epochMs: number): Instant {
  return `${new Date(epochMs + OFFSET).toISOString().slice(0, -1)}+08:00`;
}

/** Any RFC 3339 time in the one form used everywhere; throws RangeError when it is no time. */
export function toInstant(rfc3339: string): Instant {
  return instant(epochOf(rfc3339));
}

/** Unix time in milliseconds; throws RangeError when it is no time. */
export function epochOf(rfc3339: string): number {
  const epoch = Date.parse(rfc3339);
  if (Number.isNaN(epoch)) throw new RangeError(`not a time: ${rfc3339}`);
  return epoch;
}

/** The day an instant falls on. */
export const dayOf = (at: Instant): Day => at.slice(0, 10);
/** The month an instant or a day falls in. */
export const monthOf = (at: Instant | Day): Month => at.slice(0, 7);
/** 00:00 of a day, or the time given (`HH:MM`). */
export const startOf = (day: Day, time = '00:00'): Instant => `${day}T${time}:00.000+08:00`;

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The instant `ms` milliseconds later. */
export const addMs = (at: Instant, ms: number): Instant => instant(epochOf(at) + ms);

/** The month `months` later (earlier when negative). */
export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** First and last day of a month, both inclusive. */
export function daysOfMonth(month: Month): { first: Day; last: Day; days: number } {
  const first = `${month}-01`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  return { first, last, days: Number(last.slice(8)) };
}

/** The three months of the quarter a month lies in. */
export function quarterOf(month: Month): [Month, Month, Month] {
  const within = (Number(month.slice(5, 7)) - 1) % 3;
  const first = addMonths(month, -within);
  return [first, addMonths(first, 1), addMonths(first, 2)];
}
