import { readFileSync } from 'node:fs';
import { type Holidays, holidaysSchema } from '../../domain/calendar/holidays.ts';

/** The working calendar that came with this release; `npm run holidays` makes it anew. */
export const holidays: Holidays = holidaysSchema.parse(
  JSON.parse(readFileSync(new URL('../../../data/holidays-cn.json', import.meta.url), 'utf8')),
);
