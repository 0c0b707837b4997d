import { z } from 'zod';
import { defineKind } from './kind.ts';
import { many } from './wording.ts';

/** Opens the journal of a successor village: the heads of the journals it continues. Written by the system at a merge or re-coding. */
export const continuation = defineKind({
  kind: 'continuation',
  label: { zh: '日记接续', en: 'Continuation' },
  body: z.strictObject({
    continues: z
      .array(
        z.strictObject({
          village: z.string().regex(/^[0-9A-Z]{12}$/, 'bad_village_id'),
          number: z.int().min(0),
          digest: z.string().regex(/^[0-9a-f]{64}$/, 'bad_digest'),
        }),
      )
      .min(1)
      .max(20),
  }),
  words: {},
  fields: {
    continues: { zh: '接续的日记', en: 'Journals continued' },
    village: { zh: '村', en: 'Village' },
    number: { zh: '编号', en: 'Number' },
    digest: { zh: '摘要', en: 'Digest' },
  },
  told: {
    zh: (body) => `接续${body.continues.length}个村的工作记录`,
    en: (body) => `Goes on with ${many(body.continues.length, 'journal')}`,
  },
  note: false,
  files: false,
});
