import { z } from 'zod';
import { defineKind } from './kind.ts';

/** An officer named in `with` or `onBehalfOf` says whether the entry is theirs (同行确认). */
export const confirmation = defineKind({
  kind: 'confirmation',
  label: { zh: '同行确认', en: 'Confirmation' },
  body: z.strictObject({ answer: z.enum(['mine', 'notMine']) }),
  words: {
    answer: { mine: { zh: '是我', en: 'Mine' }, notMine: { zh: '不是我', en: 'Not mine' } },
  },
  fields: {
    answer: { zh: '您参加了吗', en: 'Was it you' },
  },
  told: {
    zh: (_, say) => `同行确认:${say('answer')}`,
    en: (_, say) => `Confirmation: ${say('answer')}`,
  },
  note: false,
  files: false,
  about: 'any',
  journal: 'any',
});
