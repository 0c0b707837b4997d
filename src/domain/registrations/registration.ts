import { z } from 'zod';
import { provinceOf } from '../areas/provinces.ts';
import { dayName } from '../calendar/monthName.ts';
import { count, day, defineKind, plainText, provinceOrCity } from '../journal/kind.ts';
import { phone } from '../people/phone.ts';
import { many, some } from '../journal/wording.ts';

/** Self-declared arrival or departure (流动人口登记); details are optional, sealed and expire. */
export const registration = defineKind({
  kind: 'registration',
  label: { zh: '流动人口登记', en: 'Registration' },
  body: z.strictObject({
    movement: z.enum(['arrived', 'left', 'returned']),
    /** Province or city they come from or go to. */
    area: provinceOrCity,
    purpose: z.enum(['work', 'study', 'family', 'business', 'other']),
    people: count(1000),
    until: day.optional(),
  }),
  words: {
    movement: {
      arrived: { zh: '流入', en: 'Arrived' },
      left: { zh: '流出', en: 'Left' },
      returned: { zh: '返乡', en: 'Returned' },
    },
    purpose: {
      work: { zh: '务工', en: 'Work' },
      study: { zh: '上学', en: 'Study' },
      family: { zh: '投亲', en: 'Family' },
      business: { zh: '经商', en: 'Business' },
      other: { zh: '其他', en: 'Other' },
    },
  },
  fields: {
    movement: { zh: '流动方向', en: 'Movement' },
    area: { zh: '来自或去往的省、市', en: 'Province or city' },
    purpose: { zh: '事由', en: 'Purpose' },
    people: { zh: '人数', en: 'People' },
    until: { zh: '预计到哪天', en: 'Until' },
    name: { zh: '姓名', en: 'Name' },
    phone: { zh: '电话', en: 'Phone' },
  },
  told: {
    zh: (body, say) =>
      `流动人口本人登记:${say('movement')}${body.people}人${some(provinceOf(body.area)?.zh, (province) => `(${province})`)},${say('purpose')}${some(body.until, (until) => `,预计到${dayName(until, 'zh')}`)}`,
    en: (body, say) =>
      `Self-declared registration: ${say('movement')}, ${many(body.people, 'person', 'people')}${some(provinceOf(body.area)?.en, (province) => ` (${province})`)}, ${say('purpose')}${some(body.until, (until) => `, until ${dayName(until, 'en')}`)}`,
  },
  usual: { people: 1 },
  ahead: ['until'],
  least: { people: 1 },
  note: true,
  sealed: z.strictObject({ name: plainText(40), phone: phone.optional() }),
  role: 'collector',
});
