import { sql } from 'kysely';
import { addMs } from '../../domain/calendar/utc8.ts';
import {
  type Facts,
  retryAfterMs,
  type WebhookEvent,
  type WebhookKind,
  webhookText,
} from '../../domain/webhooks/webhook.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { noteHappened } from './happened.ts';
import { type Outcome, send } from './send.ts';
import { hiddenOf } from './webhooks.ts';

export type Delivering = Pick<Services, 'db' | 'clock' | 'sealing' | 'settings'>;

/** A process that died while sending keeps a delivery from others for this long; it is then sent again, under the same id. */
const LEASE = 60_000;
const KEPT = 30 * 24 * 3_600_000;
const AT_ONCE = 20;

/** What has happened is noted, what is due is sent, what is a month old is forgotten. */
export const webhookJobs = (services: Services): Job[] => [
  { name: 'webhooks.note', when: { everyMs: 30_000 }, work: () => noteHappened(services) },
  { name: 'webhooks.send', when: { everyMs: 5000 }, work: (signal) => sendDue(services, signal) },
  { name: 'webhooks.expire', when: { dailyAt: '03:50' }, work: () => forgetOld(services) },
];

interface Due {
  id: string;
  event: WebhookEvent;
  facts: Facts;
  attempts: number;
  webhook: string;
}

/** Sends what is due, one after the other; what failed is tried again later, each time after a longer while. */
export async function sendDue(delivering: Delivering, signal = new AbortController().signal): Promise<number> {
  const due = await claim(delivering);
  for (const delivery of due) {
    if (signal.aborted) break;
    const outcome = await attempt(delivering, delivery);
    await keep(delivering, delivery, outcome);
  }
  return due.length;
}

async function claim({ db, clock }: Delivering): Promise<Due[]> {
  const now = clock.now();
  const { rows } = await sql<Due>`
    update webhook_delivery set attempts = attempts + 1, next_at = ${addMs(now, LEASE)}
    where id in (select d.id from webhook_delivery d join webhook w on w.id = d.webhook
      where d.state = 'waiting' and d.next_at <= ${now} and w.active order by d.next_at limit ${AT_ONCE} for update of d skip locked)
    returning id, webhook, event, facts, attempts`.execute(db);
  return rows;
}

async function attempt(delivering: Delivering, { id, webhook, event, facts }: Due): Promise<Outcome> {
  const receiver = await receiverOf(delivering, webhook);
  // taken away since it was claimed
  if (receiver === undefined) return { status: undefined, fault: 'gone' };
  return tell(delivering, receiver, { id, event, facts });
}

export const receiverOf = ({ db }: Delivering, id: string) =>
  db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
type Receiver = NonNullable<Awaited<ReturnType<typeof receiverOf>>>;

/** One attempt to tell one receiver. */
export async function tell(
  delivering: Delivering,
  receiver: Receiver,
  { id, event, facts }: { id: string; event: WebhookEvent | 'test'; facts: Facts },
): Promise<Outcome> {
  const { settings } = delivering;
  const { url, secret } = hiddenOf(delivering, receiver);
  // the environment may have been narrowed since
  if (!settings.webhooks.hosts.includes(new URL(url).host)) return { status: undefined, fault: 'host_not_allowed' };
  const link = `${settings.publicUrl}/desk/`;
  const text = webhookText(event, facts, { language: receiver.language as 'zh' | 'en', link });
  const kind = receiver.kind as WebhookKind;
  return send({ kind, url, secret, id, text, facts: { event, ...facts, link } }, settings.webhooks);
}

async function keep({ db, clock }: Delivering, { id, attempts }: Due, { status, fault }: Outcome): Promise<void> {
  const now = clock.now();
  const after = fault === undefined ? undefined : retryAfterMs(attempts);
  const state = fault === undefined ? 'sent' : after === undefined ? 'failed' : 'waiting';
  const set = { state, status: status ?? null, fault: fault ?? null, nextAt: addMs(now, after ?? 0) };
  await db
    .updateTable('webhookDelivery')
    .set({ ...set, sentAt: state === 'sent' ? now : null })
    .where('id', '=', id)
    .execute();
}

async function forgetOld({ db, clock }: Delivering): Promise<void> {
  await db.deleteFrom('webhookDelivery').where('madeAt', '<', addMs(clock.now(), -KEPT)).execute();
}
