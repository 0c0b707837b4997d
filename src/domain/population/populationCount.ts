import { z } from 'zod';
import { monthName } from '../calendar/monthName.ts';
import { count, defineKind, month } from '../journal/kind.ts';

/** The committee's numbers for a month (实有人口): counts only. */
export const populationCount = defineKind({
  kind: 'populationCount',
  label: { zh: '实有人口数', en: 'Population count' },
  body: z.strictObject({ month, residents: count(), away: count(), returned: count(), incoming: count() }),
  words: {},
  fields: {
    month: { zh: '月份', en: 'Month' },
    residents: { zh: '常住人数', en: 'At home' },
    away: { zh: '外出人数', en: 'Away' },
    returned: { zh: '返回人数', en: 'Returned' },
    incoming: { zh: '流入人数', en: 'Incoming' },
  },
  told: {
    zh: (body) =>
      `${monthName(body.month, 'zh')}实有人口:常住${body.residents}人,外出${body.away}人,返回${body.returned}人,流入${body.incoming}人`,
    en: (body) =>
      `Population count of ${monthName(body.month, 'en')}: ${body.residents} at home, ${body.away} away, ${body.returned} returned, ${body.incoming} incoming`,
  },
  least: { residents: 1 },
  note: true,
  role: 'collector',
});
