import { z } from 'zod';
import { addDays, type Day } from './utc8.ts';

/**
 * The working calendar: days that differ from the plain week (Monday to Friday worked), as the State Council announces
 * them year by year. Nothing is announced beyond `coverageUntil`: what is reckoned there is provisional and may move.
 */
export interface Holidays {
  coverageUntil: Day;
  days: Record<Day, 'holiday' | 'workday'>;
}

export const holidaysSchema = z.strictObject({
  coverageUntil: z.iso.date(),
  days: z.record(z.iso.date(), z.enum(['holiday', 'workday'])),
});

/** Whether a day (UTC+8) is worked; beyond `coverageUntil` by the plain week, which may be wrong: see `isProvisional`. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const announced = holidays.days[day];
  if (announced !== undefined) return announced === 'workday';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Whether the holidays around a day (UTC+8) are not announced yet. */
export const isProvisional = (day: Day, holidays: Holidays): boolean => day > holidays.coverageUntil;

/**
 * The `count`-th working day after `day` (which itself does not count: Civil Code art. 201). `provisional`: the count
 * reached beyond the announced calendar, so the result may move. Throws RangeError unless `count` is a whole number ≥ 0.
 */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): { day: Day; provisional: boolean } {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return { day: reached, provisional: isProvisional(reached, holidays) };
}
