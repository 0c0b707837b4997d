import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { countyOf } from '../../domain/areas/id.ts';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import type { Assignment } from '../../domain/people/assignments.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, rangeOf, scoped, scopeTo, type Tx } from '../platform/db/database.ts';

/** An entry of the leaving officer that waits for the station's decision: what kind, since when, no content. */
export interface HeldLine {
  id: string;
  kind: string;
  code: string;
  receivedAt: Instant;
}

/** What was open in the village when a posting was handed over. */
export interface Handover {
  id: string;
  closed: string;
  opened: string;
  onDay: Day;
  openCases: Record<string, string[]>;
  heldEntries: string[];
  recordedBy: string;
  recordedAt: Instant;
}

const heldOf = ({ village, officer }: Pick<Assignment, 'village' | 'officer'>) => sql<HeldLine>`
  select id, entry ->> 'kind' as kind, code, received_at from held
  where county = ${countyOf(village)} and village = ${village} and officer = ${officer} and decision is null
  order by received_at, id`;

/** Held entries of a posting's officer in its village. */
export function heldBy(db: Database, posting: Pick<Assignment, 'village' | 'officer'>): Promise<HeldLine[]> {
  return scoped(db, rangeOf(posting.village), async (tx) => (await heldOf(posting).execute(tx)).rows);
}

/**
 * Records what is open in the village that is left, in the transaction of the transfer: who comes next finds it, and nobody
 * can say later that it was not there. Nothing is handed over where the officer stays in the village.
 */
export async function recordHandover(
  tx: Tx,
  clock: Clock,
  { closed, next, by }: { closed: Assignment; next: Assignment; by: string },
): Promise<void> {
  const { village } = closed;
  if (next.officer === closed.officer && next.village === village) return;
  await scopeTo(tx, rangeOf(village));
  const { rows: held } = await heldOf(closed).execute(tx);
  await sql`
    insert into handover (county, village, id, closed, opened, on_day, open_cases, held_entries, recorded_by, recorded_at)
    select ${countyOf(village)}, ${village}, ${uuidv7()}::uuid, ${closed.id}::uuid, ${next.id}::uuid, ${next.from}::date,
      coalesce((select jsonb_object_agg(kind, ids) from (
        select kind, jsonb_agg(id order by opened_at, id) as ids from "case"
        where county = ${countyOf(village)} and village = ${village} and waiting group by kind) as waiting), '{}'),
      ${JSON.stringify(held.map(({ id }) => id))}::jsonb, ${by}::uuid, ${clock.journalNow()}::timestamptz`.execute(tx);
}

/** The latest hand-over in which a posting ended or began; undefined when there was none. */
export function handoverOf(db: Database, { id, village }: Pick<Assignment, 'id' | 'village'>) {
  return scoped(db, rangeOf(village), async (tx) => {
    const { rows } = await sql<Handover>`
      select id, closed, opened, on_day, open_cases, held_entries, recorded_by, recorded_at from handover
      where county = ${countyOf(village)} and village = ${village} and (closed = ${id} or opened = ${id})
      order by recorded_at desc, id desc limit 1`.execute(tx);
    return rows[0];
  });
}
