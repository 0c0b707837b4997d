import { z } from 'zod';
import { count, defineKind, month } from '../journal/kind.ts';

/** The committee's numbers for a month (实有人口): counts only. */
export const populationCount = defineKind({
  kind: 'populationCount',
  label: { zh: '实有人口数', en: 'Population count' },
  body: z.strictObject({ month, residents: count(), away: count(), returned: count(), incoming: count() }),
  words: {},
  note: true,
  role: 'collector',
});
