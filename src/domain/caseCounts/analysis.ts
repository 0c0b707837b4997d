import { z } from 'zod';
import { monthName } from '../calendar/monthName.ts';
import { defineKind, entryId, month } from '../journal/kind.ts';

/** The month's analysis, drawn from case counts and entries, confirmed by the officer; `leadsTo` is the alert made of it. */
export const analysis = defineKind({
  kind: 'analysis',
  label: { zh: '发案情况分析', en: 'Monthly analysis' },
  body: z.strictObject({ month, leadsTo: entryId.optional() }),
  words: {},
  fields: {
    month: { zh: '月份', en: 'Month' },
    leadsTo: { zh: '据此拟发的治安提示', en: 'Alert made of it' },
  },
  told: {
    zh: (body) => `${monthName(body.month, 'zh')}发案情况分析`,
    en: (body) => `Analysis of ${monthName(body.month, 'en')}`,
  },
  note: true,
  role: 'collector',
});
