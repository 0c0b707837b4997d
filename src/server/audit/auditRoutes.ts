import { z } from '@hono/zod-openapi';
import { dayField } from '../../domain/calendar/day.ts';
import { addDays, startOf } from '../../domain/calendar/utc8.ts';
import type { Job } from '../platform/jobs.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { sealAudit } from './seal.ts';
import { broken, verifyAudit } from './verify.ts';
import { headKey } from '../journal/headKey.ts';
import { auditCheckpointsIn } from '../journal/signedHeads.ts';

const line = z.object({
  id: z.string(),
  at: z.string(),
  account: z.string(),
  badge: z.string().nullable(),
  session: z.string().nullable(),
  action: z.string(),
  village: z.string().nullable(),
  target: z.string().nullable(),
  reason: z.string().nullable(),
  request: z.string().nullable(),
});

const text = (max: number) => z.string().trim().min(1).max(max);

/** The audit log for the auditor: who did or read what, when, from which session, why if asked; never content. */
export const auditRoutes = (services: Services): Route[] => [searchRoute(services), verificationRoute(services)];

const searchRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/audit',
    summary: 'Search the audit log, newest first',
    tag: 'audit',
    permission: 'audit.read',
    audit: 'audit.read',
    query: z.strictObject({
      account: z.union([z.uuid(), z.enum(['system', 'public'])]).optional(),
      action: text(60).optional().openapi({ description: 'An action (`journal.read`) or all of a noun (`journal`).' }),
      village: z
        .string()
        .regex(/^[0-9A-Z]{2,12}$/)
        .optional()
        .openapi({ description: 'A village, or an area and all below it.' }),
      target: text(200).optional(),
      request: z.uuid().optional(),
      from: dayField.optional(),
      to: dayField.optional(),
      before: z.uuid().optional().openapi({ description: 'The last line of the page before.' }),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({ lines: z.array(line), next: z.string().optional() }),
    handler: async ({ query }) => {
      const rows = await search(db, query);
      const lines = rows.slice(0, query.limit);
      const last = lines.at(-1);
      return { lines, ...(rows.length > query.limit && last && { next: last.id }) };
    },
  });

interface Asked {
  account?: string | undefined;
  action?: string | undefined;
  village?: string | undefined;
  target?: string | undefined;
  request?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before?: string | undefined;
  limit: number;
}

/** Ids are UUIDv7, made when the line was: newest first by id, and a page goes on below the last. */
function search(db: Services['db'], asked: Asked) {
  let found = db
    .selectFrom('audit as a')
    .leftJoin('officer as o', (join) => join.on((eb) => eb(eb.cast('o.id', 'text'), '=', eb.ref('a.account'))))
    .select([
      'a.id',
      'a.at',
      'a.account',
      'o.badge',
      'a.session',
      'a.action',
      'a.village',
      'a.target',
      'a.reason',
      'a.request',
    ])
    .orderBy('a.id', 'desc')
    .limit(asked.limit + 1);
  if (asked.account) found = found.where('a.account', '=', asked.account);
  if (asked.action?.includes('.')) found = found.where('a.action', '=', asked.action);
  else if (asked.action)
    found = found.where('a.action', '>=', `${asked.action}.`).where('a.action', '<', `${asked.action}/`);
  if (asked.village) found = found.where('a.village', '>=', asked.village).where('a.village', '<', `${asked.village}~`);
  if (asked.target) found = found.where('a.target', '=', asked.target);
  if (asked.request) found = found.where('a.request', '=', asked.request);
  if (asked.from) found = found.where('a.at', '>=', startOf(asked.from));
  if (asked.to) found = found.where('a.at', '<', startOf(addDays(asked.to, 1)));
  if (asked.before) found = found.where('a.id', '<', asked.before);
  return found.execute();
}

const verificationRoute = ({ db, settings }: Services): Route =>
  route({
    method: 'get',
    path: '/api/audit/verification',
    summary: 'Recompute the chain of the audit log: intact, or the first seal that does not hold',
    tag: 'audit',
    permission: 'audit.verify',
    audit: 'audit.verify',
    answer: z.object({
      intact: z.boolean(),
      seals: z.int(),
      lines: z.int(),
      digest: z.string(),
      unsealed: z.int(),
      firstBroken: z.object({ seal: z.int(), why: z.enum(broken) }).nullable(),
    }),
    handler: async () => {
      const signed = await auditCheckpointsIn(settings.dataDir, headKey(settings.dataDir).publicKey);
      return verifyAudit(db, signed);
    },
  });

/** Sealing, batch by batch, so that recording lines nobody up. */
export const auditJobs = ({ db, clock }: Services): Job[] => [
  { name: 'audit.seal', when: { everyMs: 10_000 }, work: () => sealAudit(db, clock) },
];
