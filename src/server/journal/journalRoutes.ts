import { z } from '@hono/zod-openapi';
import { dayField } from '../../domain/calendar/day.ts';
import type { Pulled } from '../../domain/journal/chain.ts';
import { time } from '../../domain/journal/kind.ts';
import { reaches } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { pullAfter, pullFrom } from './pull.ts';
import { LARGEST_PUSH, receivePush } from './push.ts';
import { sentDocument } from './sentDocument.ts';

/** A village's journal, or the county's own (complaints). */
const journalId = z.string().regex(/^[0-9A-Z]{6}([0-9A-Z]{6})?$/, 'bad_journal_id');
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'bad_digest');
const head = z.object({ number: z.int(), digest });
const issue = z.object({ path: z.string(), code: z.string(), message: z.string() });

const result = z.object({
  id: z.string().nullable(),
  status: z.enum(['accepted', 'duplicate', 'held', 'refused']),
  number: z.int().optional(),
  digest: digest.optional(),
  code: z.string().optional(),
  issues: z.array(issue).optional(),
});

const pulledSchema = z
  .union([
    z.looseObject({
      number: z.int(),
      digest,
      id: z.uuid(),
      kind: z.string(),
      textDigests: z.record(z.string(), digest),
    }),
    z.object({ number: z.int(), digest, withheld: z.literal(true) }),
  ])
  .openapi('JournalEntry', { description: 'An entry with its texts in place, or one that this reader does not see.' });

const pulled = pulledSchema as unknown as z.ZodType<Pulled>;

const push = z.object({
  officer: z.uuid().optional(),
  sentAt: time.optional(),
  // judged one by one: a bad one never fails its neighbours
  entries: z
    .array(z.unknown().openapi(sentDocument as object))
    .min(1)
    .openapi({ maxItems: LARGEST_PUSH }),
});

const query = z
  .strictObject({
    village: journalId,
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
    limit: z.coerce.number().int().min(1).max(1000).optional(),
    digest: digest.optional(),
    from: dayField.optional(),
  })
  .refine(({ from, after, digest: seen }) => from === undefined || (after ?? seen) === undefined, {
    path: ['from'],
    params: { zh: 'from 不与 after、digest 同用', en: 'from stands without after and digest' },
  });

const answer = z.object({
  village: z.string(),
  head,
  anchor: head.optional(),
  carry: z.array(pulled).optional(),
  entries: z.array(pulled),
});

/** Entries in and out of the journals. */
export const journalRoutes = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/journal',
    summary: 'Append entries; each is answered by itself, in the order sent, once durable',
    tag: 'journal',
    permission: 'journal.append',
    audit: 'written',
    body: push,
    bodyLimit: 4 * 1024 * 1024,
    judgesText: true,
    answer: z.object({ results: z.array(result) }),
    handler: ({ person, body, requestId, language }) => receivePush(services, person, body, { requestId, language }),
  }),
  route({
    method: 'get',
    path: '/api/journal',
    summary:
      'Entries after a number, or what a phone starts with (`from`; with `limit` the first of it, to go on after)',
    tag: 'journal',
    permission: 'journal.read',
    audit: 'journal.read',
    query,
    answer,
    handler: async ({ person, query: { village, from, after = 0, limit, digest: seen } }) => {
      if (!reaches(person, 'journal.read', village)) throw new Problem('not_found');
      if (from !== undefined) return pullFrom(services, person, village, { from, limit });
      return pullAfter(services, person, { village, after, limit: limit ?? 200, digest: seen });
    },
  }),
];
