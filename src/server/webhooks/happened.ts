import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Instant, addMs } from '../../domain/calendar/utc8.ts';
import type { Facts, WebhookEvent } from '../../domain/webhooks/webhook.ts';
import { type Database, everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** Something to be told: once for each subject. */
interface Happened {
  event: WebhookEvent;
  subject: string;
  facts: Facts;
}

interface Receiver {
  id: string;
  area: string;
  areaName: string | null;
  events: string[];
  madeAt: Instant;
}

const HOUR = 3_600_000;
/** Older than this nobody is told any more; deliveries are kept a little longer, so that nobody is told twice. */
const DAYS = 25 * 24 * HOUR;

/** Writes down what has happened since each receiver was entered and was not told yet. Answers how many. */
export async function noteHappened({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const receivers = await db
    .selectFrom('webhook as w')
    .leftJoin('area as a', 'a.id', 'w.area')
    .select(['w.id', 'w.area', 'a.name as areaName', 'w.events', 'w.madeAt'])
    .where('w.active', '=', true)
    .execute();
  let noted = 0;
  for (const receiver of receivers) {
    const happened = await scoped(db, receiver.area === '' ? everything : rangeOf(receiver.area), (tx) =>
      happenedFor(tx, receiver, clock.journalNow(), clock.now()),
    );
    noted += await note(db, receiver.id, happened, clock.now());
  }
  return noted;
}

async function happenedFor(tx: Tx, receiver: Receiver, journalNow: Instant, now: Instant): Promise<Happened[]> {
  const since = receiver.madeAt > addMs(now, -DAYS) ? receiver.madeAt : addMs(now, -DAYS);
  const wants = (event: WebhookEvent) => receiver.events.includes(event);
  return [
    ...(wants('incident.overdue') ? await overdue(tx, since, journalNow) : []),
    ...(wants('alert.approved') ? await approved(tx, since) : []),
    ...(wants('held.waiting') ? await waiting(tx, receiver, now) : []),
  ];
}

async function overdue(tx: Tx, since: Instant, now: Instant): Promise<Happened[]> {
  const { rows } = await sql<{ id: string; village: string; name: string; dueAt: Instant }>`
    select c.id, c.village, a.name, c.due_at from "case" c join area a on a.id = c.village
    where c.waiting and c.kind = 'incident' and c.due_at <= ${now} and c.due_at > ${since}`.execute(tx);
  return rows.map(({ id, village, name, dueAt }) => ({
    event: 'incident.overdue',
    // the next clock that runs out is another matter
    subject: `${id} ${dueAt}`,
    facts: { name, village, due: `${dueAt.slice(5, 10)} ${dueAt.slice(11, 16)}` },
  }));
}

async function approved(tx: Tx, since: Instant): Promise<Happened[]> {
  const { rows } = await sql<{ id: string; village: string; name: string }>`
    select c.id, c.village, a.name from "case" c join area a on a.id = c.village
    where c.kind = 'alert' and c.state = 'approved' and c.opened_at > ${since}`.execute(tx);
  return rows.map(({ id, village, name }) => ({ event: 'alert.approved', subject: id, facts: { name, village } }));
}

/** That entries wait is told at most once an hour, and only when there are new ones. */
async function waiting(tx: Tx, { id, areaName, madeAt }: Receiver, now: Instant): Promise<Happened[]> {
  const { rows } = await sql<{ count: number; newest: Instant | null; told: Instant | null }>`
    select count(*)::int as count, max(received_at) as newest,
      (select max(made_at) from webhook_delivery where webhook = ${id} and event = 'held.waiting') as told
    from held where decision is null`.execute(tx);
  const { count = 0, newest = null, told = null } = rows[0] ?? {};
  if (newest === null || newest <= (told ?? madeAt) || (told !== null && told > addMs(now, -HOUR))) return [];
  return [{ event: 'held.waiting', subject: now.slice(0, 13), facts: { name: areaName ?? '', count } }];
}

async function note(db: Database, webhook: string, happened: Happened[], now: Instant): Promise<number> {
  if (happened.length === 0) return 0;
  const rows = happened.map(({ event, subject, facts }) => ({
    ...{ id: uuidv7(), webhook, event, subject, facts: JSON.stringify(facts) },
    ...{ madeAt: now, state: 'waiting', nextAt: now },
  }));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('webhookDelivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['webhook', 'event', 'subject']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}
