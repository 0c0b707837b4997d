import { z } from 'zod';
import { defineKind, typedText } from '../journal/kind.ts';
import { joined, some } from '../journal/wording.ts';

/** A door (邹庄 / 48号), never a name. Doors with the same normalised group and label are one household. */
export const household = defineKind({
  kind: 'household',
  label: { zh: '户', en: 'Household' },
  body: z.strictObject({ group: typedText(30).optional(), label: typedText(30) }),
  words: {},
  fields: {
    group: { zh: '村民组', en: 'Group' },
    label: { zh: '门牌', en: 'Door' },
  },
  told: {
    zh: (body) => `登记一户${some(joined(' ', body.group, body.label), (door) => `:${door}`)}`,
    en: (body) => `Put down a household${some(joined(' ', body.group, body.label), (door) => `: ${door}`)}`,
  },
  note: false,
});
