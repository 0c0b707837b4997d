import { z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { areaId } from '../../domain/areas/id.ts';
import { type WebhookEvent, webhookEvents, webhookKinds } from '../../domain/webhooks/webhook.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { receiverOf, tell } from './deliver.ts';
import { changeWebhook, createWebhook, deleteWebhook, listWebhooks } from './webhooks.ts';

const TAG = 'settings';
const PATH = '/api/settings/webhooks';
const byId = z.strictObject({ id: z.uuid() });
const done = z.object({ id: z.uuid() });

const common = {
  name: z.string().trim().min(1).max(60),
  kind: z.enum(webhookKinds),
  secret: z.string().max(200).optional().openapi({ description: 'Kept sealed; never shown again.' }),
  area: areaId.optional().openapi({ description: 'Events of this area; absent: all.' }),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
  language: z.enum(['zh', 'en']).default('zh'),
  active: z.boolean().default(true),
};
const address = z.string().trim().min(1).max(1000);
const given = z.strictObject({ ...common, url: address });
const changed = z.strictObject({ ...common, url: address.optional().openapi({ description: 'Absent: it stays.' }) });

const webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(webhookKinds),
  host: z.string(),
  area: z.object({ id: z.string(), name: z.string() }).nullable(),
  events: z.array(z.enum(webhookEvents)),
  language: z.enum(['zh', 'en']),
  active: z.boolean(),
});
const delivery = z.object({
  id: z.uuid(),
  event: z.enum(webhookEvents),
  madeAt: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.int(),
  nextAt: z.string(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  sentAt: z.string().nullable(),
});

/** Who outside is told that something waits. */
export const webhookRoutes = (services: Services): Route[] => [
  listRoute(services),
  createRoute(services),
  changeRoute(services),
  deleteRoute(services),
  testRoute(services),
  deliveriesRoute(services),
];

const reading = { tag: TAG, method: 'get', permission: 'settings.read', audit: 'none' } as const;
const writing = { tag: TAG, permission: 'settings.write', audit: 'written' } as const;

const listRoute = (services: Services): Route =>
  route({
    ...reading,
    path: PATH,
    summary: 'Receivers that are told, and the hosts they may stand on',
    answer: z.object({ webhooks: z.array(webhook), hosts: z.array(z.string()), inner: z.boolean() }),
    handler: async () => ({
      webhooks: (await listWebhooks(services)).map(({ area, areaName, ...row }) => ({
        ...row,
        area: area === '' ? null : { id: area, name: areaName ?? area },
      })) as z.input<typeof webhook>[],
      hosts: [...services.settings.webhooks.hosts],
      inner: services.settings.webhooks.inner,
    }),
  });

const createRoute = (services: Services): Route =>
  route({
    ...writing,
    method: 'post',
    path: PATH,
    summary: 'Enter a receiver',
    body: given,
    answer: done,
    handler: async ({ person, body, requestId }) => {
      const line = (target: string) => lineOf(person, requestId, { action: 'webhook.create', target });
      return { id: await createWebhook(services, body, { id: person.id, line }) };
    },
  });

const changeRoute = (services: Services): Route =>
  route({
    ...writing,
    method: 'put',
    path: `${PATH}/{id}`,
    summary: 'Change a receiver; address and secret stay where none is given',
    params: byId,
    body: changed,
    answer: done,
    handler: async ({ person, params, body, requestId }) => {
      const line = lineOf(person, requestId, { action: 'webhook.change', target: params.id });
      if (!(await changeWebhook(services, params.id, body, line))) throw new Problem('not_found');
      return { id: params.id };
    },
  });

const deleteRoute = (services: Services): Route =>
  route({
    ...writing,
    method: 'delete',
    path: `${PATH}/{id}`,
    summary: 'Take a receiver away',
    params: byId,
    answer: done,
    handler: async ({ person, params, requestId }) => {
      const line = lineOf(person, requestId, { action: 'webhook.delete', target: params.id });
      if (!(await deleteWebhook(services, params.id, line))) throw new Problem('not_found');
      return { id: params.id };
    },
  });

const testRoute = (services: Services): Route =>
  route({
    ...writing,
    method: 'post',
    path: `${PATH}/{id}/test`,
    summary: 'Send a test message now, and say what became of it',
    params: byId,
    answer: z.object({ delivered: z.boolean(), status: z.int().nullable(), fault: z.string().nullable() }),
    handler: async ({ person, params, requestId }) => {
      const receiver = await receiverOf(services, params.id);
      if (receiver === undefined) throw new Problem('not_found');
      const line = lineOf(person, requestId, { action: 'webhook.test', target: params.id });
      await recordIn(services.db, services.clock, [line]);
      const message = { id: uuidv7(), event: 'test' as const, facts: { name: receiver.name } };
      const { status = null, fault = null } = await tell(services, receiver, message);
      return { delivered: fault === null, status, fault };
    },
  });

const deliveriesRoute = ({ db }: Services): Route =>
  route({
    ...reading,
    path: `${PATH}/{id}/deliveries`,
    summary: 'What a receiver was told in the last month, newest first',
    params: byId,
    answer: z.object({ deliveries: z.array(delivery) }),
    handler: async ({ params }) => {
      const found = await db
        .selectFrom('webhookDelivery')
        .select(['id', 'event', 'madeAt', 'state', 'attempts', 'nextAt', 'status', 'fault', 'sentAt'])
        .where('webhook', '=', params.id)
        .orderBy('madeAt', 'desc')
        .limit(100)
        .execute();
      return {
        deliveries: found.map((row) => ({
          ...row,
          event: row.event as WebhookEvent,
          state: row.state as 'waiting' | 'sent' | 'failed',
        })),
      };
    },
  });
