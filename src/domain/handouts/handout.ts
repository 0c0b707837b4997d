import { z } from 'zod';
import { code, count, defineKind, typedText } from '../journal/kind.ts';
import { many, some } from '../journal/wording.ts';

/** Contact cards and boards handed out: how many, and which print hangs where. */
export const handout = defineKind({
  kind: 'handout',
  label: { zh: '联系卡、联系牌发放', en: 'Handout' },
  body: z.strictObject({
    item: z.enum(['contactCard', 'contactBoard']),
    copies: count(10_000),
    place: typedText(60).optional(),
    /** Which print hangs there. */
    print: code.optional(),
  }),
  words: {
    item: {
      contactCard: { zh: '警民联系卡', en: 'Contact card' },
      contactBoard: { zh: '警民联系牌', en: 'Contact board' },
    },
  },
  fields: {
    item: { zh: '发放物品', en: 'Item' },
    copies: { zh: '份数', en: 'Copies' },
    place: { zh: '地点', en: 'Place' },
    print: { zh: '印件编号', en: 'Print' },
  },
  told: {
    zh: (body, say) => `发放${say('item')}${body.copies}份${some(body.place, (place) => `(${place})`)}`,
    en: (body, say) =>
      `Handed out ${say('item')}: ${many(body.copies, 'copy', 'copies')}${some(body.place, (place) => ` (${place})`)}`,
  },
  least: { copies: 1 },
  note: true,
  role: 'liaison',
});
