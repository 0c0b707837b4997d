import { z } from 'zod';
import { count, defineKind, typedText } from '../journal/kind.ts';
import { many, some } from '../journal/wording.ts';

/** What the village is like, in numbers (村情): groups and doors, people at home and away, places that need care. */
export const villageProfile = defineKind({
  kind: 'villageProfile',
  label: { zh: '村情', en: 'Village profile' },
  body: z.strictObject({
    groups: z.array(z.strictObject({ group: typedText(30), doors: count(5000).optional() })).max(100),
    residents: count(),
    away: count(),
    schools: count(100),
    ponds: count(1000),
    marketDays: typedText(60).optional(),
  }),
  words: {},
  fields: {
    groups: { zh: '村民组', en: 'Groups' },
    group: { zh: '组名', en: 'Group' },
    doors: { zh: '户数', en: 'Doors' },
    residents: { zh: '常住人数', en: 'At home' },
    away: { zh: '外出人数', en: 'Away' },
    schools: { zh: '学校数', en: 'Schools' },
    ponds: { zh: '坑塘数', en: 'Ponds' },
    marketDays: { zh: '逢集日', en: 'Market days' },
  },
  told: {
    zh: (body) =>
      `更新村情:${body.groups.length}个村民组,常住${body.residents}人,外出${body.away}人,学校${body.schools}所,坑塘${body.ponds}口${some(body.marketDays, (days) => `,逢集日:${days}`)}`,
    en: (body) =>
      `Brought the village profile up to date: ${many(body.groups.length, 'group')}, ${body.residents} at home, ${body.away} away, ${many(body.schools, 'school')}, ${many(body.ponds, 'pond')}${some(body.marketDays, (days) => `, market days: ${days}`)}`,
  },
  least: { residents: 1 },
  note: true,
  role: 'collector',
});
