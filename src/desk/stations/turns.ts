import { addDays, startOf } from '../../domain/calendar/utc8.ts';
import type { Answer } from '../platform/client.ts';

/** One on the roster, from an instant to an instant. */
export type Turn = Answer<'/api/stations/{id}/roster'>['roster'][number];

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};

/** From when to when a shift goes that begins on a day. */
export const SHIFTS = {
  day: (day: string) => ({ from: startOf(day, '08:00'), to: startOf(addDays(day, 1), '08:00') }),
  light: (day: string) => ({ from: startOf(day, '08:00'), to: startOf(day, '20:00') }),
  night: (day: string) => ({ from: startOf(day, '20:00'), to: startOf(addDays(day, 1), '08:00') }),
};
