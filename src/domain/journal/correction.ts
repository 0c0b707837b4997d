import { z } from 'zod';
import { defineKind, NOTE_LENGTH, plainText, rule, time, typedText } from './kind.ts';
import { some } from './wording.ts';

/** What a field of some kind's body or details can hold at all; bounded in depth, so that it can be kept before it is judged. */
const scalar = z.union([plainText(2000), z.number(), z.boolean(), z.null()]);
/** Keys as long and wide as those of case counts: 盗窃. */
const flat = z.record(z.string().regex(/^[\p{L}\p{N}._-]{1,40}$/u, 'bad_field'), scalar);
const fields = z.record(
  z.string().regex(/^[A-Za-z]{1,40}$/, 'bad_field'),
  z.union([scalar, z.array(z.union([scalar, flat])).max(500), flat]),
);

/**
 * Takes an entry back or says how it should have read (更正、作废). `changes.body` names only the fields that change: each
 * is replaced whole, `null` removes an optional one; it is judged against the kind it corrects (`changesSchema`), and so are
 * `note` and the correction's own sealed details. Village and kind never change.
 */
export const correction = defineKind({
  kind: 'correction',
  label: { zh: '更正', en: 'Correction' },
  body: z
    .strictObject({
      action: z.enum(['withdraw', 'amend']),
      reason: typedText(200),
      changes: z
        .strictObject({
          occurredAt: time.optional(),
          onSite: z.boolean().optional(),
          body: fields.optional(),
          note: typedText(NOTE_LENGTH).nullable().optional(),
        })
        .optional(),
    })
    .refine(
      (body) => (body.action === 'amend') === (body.changes !== undefined),
      rule('changes', '更正要写明改了什么,作废不写', 'An amendment says what changes, a withdrawal does not'),
    ),
  words: {
    action: { withdraw: { zh: '作废', en: 'Withdraw' }, amend: { zh: '更正', en: 'Amend' } },
  },
  fields: {
    action: { zh: '怎么改', en: 'Action' },
    reason: { zh: '原因', en: 'Reason' },
    changes: { zh: '改动', en: 'Changes' },
    occurredAt: { zh: '发生时间', en: 'Happened at' },
    onSite: { zh: '当天在村', en: 'In the village that day' },
    body: { zh: '内容', en: 'Content' },
    note: { zh: '备注', en: 'Note' },
  },
  told: {
    zh: (body, say) => `${say('action')}${some(body.reason, (reason) => `:${reason}`)}`,
    en: (body, say) => `${say('action')}${some(body.reason, (reason) => `: ${reason}`)}`,
  },
  note: false,
  // of an incident it would be the way to the photos that an incident itself cannot carry (red line R4)
  files: false,
  sealed: fields,
  about: 'any',
  journal: 'any',
});
