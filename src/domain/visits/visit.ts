import { z } from 'zod';
import { count, defineKind, entryId } from '../journal/kind.ts';
import { many, some } from '../journal/wording.ts';

/** A round of households (走访). Closed doors and refusals are bare counts tied to no door (red line R12). */
export const visit = defineKind({
  kind: 'visit',
  label: { zh: '走访', en: 'Visit' },
  body: z.strictObject({
    households: z.array(entryId).max(40),
    purpose: z.enum(['routine', 'safety', 'followUp', 'help']),
    notHome: count(200).optional(),
    declined: count(200).optional(),
  }),
  words: {
    purpose: {
      routine: { zh: '日常走访', en: 'Routine' },
      safety: { zh: '安全检查', en: 'Safety' },
      followUp: { zh: '回访', en: 'Follow-up' },
      help: { zh: '帮扶', en: 'Help' },
    },
  },
  fields: {
    households: { zh: '走访的户', en: 'Households' },
    purpose: { zh: '目的', en: 'Purpose' },
    notHome: { zh: '不在家户数', en: 'Nobody home' },
    declined: { zh: '谢绝户数', en: 'Declined' },
  },
  told: {
    zh: (body, say) =>
      `${body.households.length > 0 ? `走访${body.households.length}户` : '上门走访'}(${say('purpose')})${some(body.notHome, (n) => `,${n}户不在家`)}${some(body.declined, (n) => `,${n}户谢绝`)}`,
    en: (body, say) =>
      `${body.households.length > 0 ? `Called on ${many(body.households.length, 'household')}` : 'Went from door to door'} (${say('purpose')})${some(body.notHome, (n) => `; nobody home at ${n}`)}${some(body.declined, (n) => `; ${n} declined`)}`,
  },
  isBlank: ({ households = [], notHome = 0, declined = 0 }) => households.length + notHome + declined === 0,
  note: true,
  role: 'liaison',
});
