import { sql } from 'kysely';
import { type Day, type Instant, addDays, startOf } from '../../domain/calendar/utc8.ts';
import type { Database } from '../platform/db/database.ts';

/** What is looked for; everything absent: all of it. */
export interface AuditQuery {
  /** Officer id, `system` or `public`. */
  account?: string | undefined;
  badge?: string | undefined;
  /** `noun.verb`, or a noun: all of its verbs. */
  action?: string | undefined;
  /** A village, or an area and all below it. */
  village?: string | undefined;
  target?: string | undefined;
  request?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  before?: string | undefined;
  limit: number;
}

/** A line as the auditor reads it. */
export interface AuditLineRead {
  id: string;
  at: Instant;
  account: string;
  badge: string | null;
  name: string | null;
  session: string | null;
  action: string;
  village: string | null;
  villageName: string | null;
  target: string | null;
  reason: string | null;
  request: string | null;
}

/**
 * Lines newest first, one more than asked for where there are more. A page goes on below the last line's time and id, so the
 * tenth page costs what the first does; each filter has an index that ends in time.
 */
export async function searchAudit(db: Database, asked: AuditQuery): Promise<AuditLineRead[]> {
  const actions = await actionsOf(db, asked.action);
  const where = sql.join(conditions(asked), sql` and `);
  const limit = asked.limit + 1;
  const newest = (more = sql``) =>
    sql`(select * from audit a where ${where} ${more} order by at desc, id desc limit ${limit})`;
  // each action has its own place in the index: the newest of each, of which the newest are taken
  const found =
    actions === undefined
      ? newest()
      : sql.join(
          actions.map((action) => newest(sql`and a.action = ${action}`)),
          sql` union all `,
        );
  if (actions?.length === 0) return [];
  const { rows } = await sql<AuditLineRead>`
    select f.id, f.at, f.account, o.badge, o.name, f.session, f.action, f.village, v.name as village_name, f.target, f.reason,
      f.request
    from (${found}) f
    left join officer o on o.id::text = f.account
    left join area v on v.id = f.village
    order by f.at desc, f.id desc limit ${limit}`.execute(db);
  return rows;
}

const MINUTE = 60_000;

function conditions(asked: AuditQuery) {
  const { account, badge, village, target, request, from, to, before } = asked;
  const found = [sql`true`];
  if (account) found.push(sql`a.account = ${account}`);
  if (badge) found.push(sql`a.account = (select id::text from officer where lower(badge) = ${badge.toLowerCase()})`);
  if (village?.length === 12) found.push(sql`a.village = ${village}`);
  else if (village) found.push(sql`a.village >= ${village} and a.village < ${`${village}~`}`);
  if (target) found.push(sql`a.target = ${target}`);
  if (request) found.push(sql`a.request = ${request} and a.at between ${madeAt(request)} and ${madeAt(request, 10)}`);
  if (from) found.push(sql`a.at >= ${startOf(from)}`);
  if (to) found.push(sql`a.at < ${startOf(addDays(to, 1))}`);
  if (before) found.push(sql`(a.at, a.id) < (select at, id from audit where id = ${before})`);
  return found;
}

/** When a UUIDv7 was made, a second early or some minutes later: it finds a request's lines by time, without an index. */
function madeAt(id: string, minutes = 0): string {
  const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return new Date(Math.min(ms, 4e12) + (minutes === 0 ? -1000 : minutes * MINUTE)).toISOString();
}

/** The actions of a noun, by hopping through the index from one to the next; undefined: whatever action. */
async function actionsOf(db: Database, action: string | undefined): Promise<string[] | undefined> {
  if (action === undefined) return undefined;
  if (action.includes('.')) return [action];
  return (await knownActions(db)).filter((known) => known.startsWith(`${action}.`));
}

/** Every action that was ever recorded. */
export async function knownActions(db: Database): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive each as (
      (select action from audit order by action limit 1)
      union all
      select (select action from audit where action > each.action order by action limit 1) from each where each.action is not null)
    select action from each where action is not null`.execute(db);
  return rows.map(({ action }) => action);
}

/** How often one account did what in one village, told by action. */
export interface AuditCount {
  action: string;
  times: number;
  first: Instant;
  last: Instant;
}

/** What one account did in one village between two days: kinds and numbers, no content. */
export async function countedActions(
  db: Database,
  { account, village, from, to }: { account: string; village: string; from: Day; to: Day },
): Promise<AuditCount[]> {
  const { rows } = await sql<AuditCount>`
    select action, count(*)::int as times, min(at) as first, max(at) as last from audit
    where account = ${account} and village = ${village} and at >= ${startOf(from)} and at < ${startOf(addDays(to, 1))}
    group by action order by action`.execute(db);
  return rows;
}
