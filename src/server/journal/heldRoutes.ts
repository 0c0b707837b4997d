import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { guard } from '../../domain/privacy/guard.ts';
import { reachWithin } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { decideEach } from './decideEach.ts';
import { decideHeld, heldIn } from './held.ts';
import { heldOutcome } from './heldOutcome.ts';

/** Why something was done: plain words, no numbers of persons (R14). */
export const reasonText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => guard(text).length === 0, {
    params: { zh: '请不要写身份证号、电话号码等个人信息', en: 'Leave personal numbers and protected words out' },
  });

const held = z.object({
  id: z.uuid(),
  village: z.string(),
  name: z.string(),
  code: z.enum(['outsidePosting', 'clock', 'waitingForAbout']),
  skewSeconds: z.int().nullable(),
  receivedAt: z.string(),
  officer: z.object({ id: z.uuid(), badge: z.string(), name: z.string() }),
  entry: z.looseObject({ id: z.uuid(), kind: z.string() }),
  /** How many others wait for it and are decided with it. */
  waiting: z.int(),
  /** Nobody decides on what they had part in. */
  mayDecide: z.boolean(),
});

const decided = z.object({
  id: z.uuid(),
  status: z.enum(['accepted', 'held', 'refused', 'returned']),
  number: z.int().optional(),
  digest: z.string().optional(),
  code: z.string().optional(),
});
const failure = z.object({ id: z.uuid(), status: z.literal('failed'), code: z.string(), message: z.string() });
const verdict = { decision: z.enum(['accept', 'return']), reason: reasonText };

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/held',
    summary: 'Entries held apart that wait for a decision, in the order they came',
    tag: 'journal',
    permission: 'held.read',
    audit: 'held.read',
    query: z.object({ area: areaId }),
    answer: z.object({ held: z.array(held) }),
    handler: async ({ person, query: { area } }) => {
      const areas = reachWithin(person, 'held.read', area);
      if (areas.length === 0) throw new Problem('not_found');
      return { held: (await heldIn(services, person, areas)) as unknown as z.infer<typeof held>[] };
    },
  });

const outcomeRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/held/{id}',
    summary: 'What became of an entry that was held: whether it still waits, who decided, when and how',
    tag: 'journal',
    permission: 'held.read',
    audit: 'none',
    params: z.object({ id: z.uuid().toLowerCase() }),
    answer: z.object({
      id: z.uuid(),
      decision: verdict.decision.nullable(),
      decidedBy: z.object({ id: z.uuid(), badge: z.string(), name: z.string() }).nullable(),
      decidedAt: z.string().nullable(),
    }),
    handler: ({ person, params: { id } }) => heldOutcome(services, id, person),
  });

const severalRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/held/decisions',
    summary:
      'Decide several held entries alike; each is answered by itself, one that fails keeps no other from its decision',
    tag: 'journal',
    permission: 'held.decide',
    audit: 'written',
    body: z.strictObject({ ids: z.array(z.uuid().toLowerCase()).min(1).max(200), ...verdict }),
    answer: z.object({ results: z.array(z.union([decided, failure])) }),
    handler: async ({ person, body: { ids, ...verdict }, requestId, language }) => ({
      results: await decideEach(services, ids, verdict, { person, requestId, language }),
    }),
  });

const oneRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/held/{id}',
    summary: 'Take a held entry into the journal, or give it back with a reason; those waiting for it go with it',
    tag: 'journal',
    permission: 'held.decide',
    audit: 'written',
    params: z.object({ id: z.uuid().toLowerCase() }),
    body: z.strictObject(verdict),
    answer: z.object({ results: z.array(decided) }),
    handler: async ({ person, params: { id }, body, requestId, language }) => ({
      results: await decideHeld(services, id, body, { person, requestId, language }),
    }),
  });

/** What waits for the station (待派出所确认), and its decision. */
export const heldRoutes = (services: Services): Route[] => [
  listRoute(services),
  outcomeRoute(services),
  severalRoute(services),
  oneRoute(services),
];
