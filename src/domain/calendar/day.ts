import { z } from 'zod';
import type { Day } from './utc8.ts';

/** A day as a request or a sheet may name it: within this century and the next, so that a slip of the pen is seen. */
export const isPlausible = (day: Day): boolean => day >= '2000-01-01' && day <= '2199-12-31';

/** A day in a request: `YYYY-MM-DD`. */
export const dayField = z.iso.date().refine(isPlausible, {
  params: { zh: '日期应在2000年至2199年之间', en: 'A day between 2000-01-01 and 2199-12-31' },
});
