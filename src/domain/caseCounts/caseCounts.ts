import { z } from 'zod';
import { code, count, defineKind, month } from '../journal/kind.ts';

/** A category of the code list: a short word or code, never prose. */
const category = z
  .string()
  .regex(/^(?!.*[0-9]{7})[\p{L}\p{N}._-]{1,30}$/u)
  .refine((key) => key === key.normalize('NFC'));

/** Cases of a month as the station recorded them (发案数): categories of a code list and numbers, nothing else. */
export const caseCounts = defineKind({
  kind: 'caseCounts',
  label: { zh: '发案数', en: 'Case counts' },
  body: z.strictObject({
    month,
    codeList: code,
    counts: z.record(category, count()).refine((counts) => Object.keys(counts).length <= 100),
  }),
  words: {},
  note: true,
});
