import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import type { Job } from '../platform/jobs.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { expireAudit } from '../settings/retention.ts';
import { sealAudit } from './seal.ts';
import { countedActions, knownActions, searchAudit } from './searchAudit.ts';
import { verificationJob } from './verification.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const accountId = z.union([z.uuid(), z.enum(['system', 'public'])]);

const line = z.object({
  id: z.string(),
  at: z.string(),
  account: z.string(),
  badge: z.string().nullable(),
  name: z.string().nullable(),
  session: z.string().nullable(),
  action: z.string(),
  village: z.string().nullable(),
  villageName: z.string().nullable(),
  target: z.string().nullable(),
  reason: z.string().nullable(),
  request: z.string().nullable(),
});

/** The audit log for the auditor: who did or read what, when, from which session, why if asked; never content. */
export const auditRoutes = (services: Services): Route[] => [
  searchRoute(services),
  actionsRoute(services),
  countsRoute(services),
];

const searchRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/audit',
    summary: 'Search the audit log, newest first',
    tag: 'audit',
    permission: 'audit.read',
    audit: 'audit.read',
    query: z.strictObject({
      account: accountId.optional(),
      badge: text(32).optional(),
      action: text(60).optional().openapi({ description: 'An action (`journal.read`) or all of a noun (`journal`).' }),
      village: z
        .string()
        .regex(/^[0-9A-Z]{2,12}$/, 'bad_area_id')
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
      const rows = await searchAudit(db, query);
      const lines = rows.slice(0, query.limit);
      const last = lines.at(-1);
      return { lines, ...(rows.length > query.limit && last && { next: last.id }) };
    },
  });

const actionsRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/audit/actions',
    summary: 'Every action the audit log knows',
    tag: 'audit',
    permission: 'audit.read',
    audit: 'none',
    answer: z.object({ actions: z.array(z.string()) }),
    handler: async () => ({ actions: await knownActions(db) }),
  });

const countsRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/audit/counts',
    summary: 'What one account did in one village between two days, by action',
    tag: 'audit',
    permission: 'audit.read',
    audit: 'audit.read',
    query: z.strictObject({ account: accountId, village: villageId, from: dayField, to: dayField }),
    answer: z.object({
      actions: z.array(z.object({ action: z.string(), times: z.int(), first: z.string(), last: z.string() })),
    }),
    handler: async ({ query }) => ({ actions: await countedActions(db, query) }),
  });

/** Sealing, batch by batch, so that recording lines nobody up; verifications asked for, turn by turn. */
export const auditJobs = (services: Services): Job[] => [
  { name: 'audit.seal', when: { everyMs: 10_000 }, work: () => sealAudit(services.db, services.clock) },
  verificationJob(services),
  { name: 'audit.expire', when: { dailyAt: '03:30' }, work: () => expireAudit(services) },
];
