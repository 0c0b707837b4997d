import { z } from 'zod';
import { defineKind } from './kind.ts';

/** Opens the journal of a successor village: the heads of the journals it continues. Written by the system at a merge or re-coding. */
export const continuation = defineKind({
  kind: 'continuation',
  label: { zh: '日记接续', en: 'Continuation' },
  body: z.strictObject({
    continues: z
      .array(
        z.strictObject({
          village: z.string().regex(/^[0-9A-Z]{12}$/),
          number: z.int().min(0),
          digest: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      )
      .min(1)
      .max(20),
  }),
  words: {},
  note: false,
  files: false,
});
