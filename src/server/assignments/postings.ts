import { sql } from 'kysely';
import type { Assignment, Duty } from '../../domain/people/assignments.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db/database.ts';

const columns = [
  'id',
  'officer',
  'village',
  'duty',
  'lead',
  'fromDay as from',
  'toDay as to',
  'standsInFor',
  'absence',
] as const;

/** Every posting of these officers and of these villages. */
export async function postingsOf(
  tx: Tx,
  { officers = [], villages = [] }: { officers?: string[]; villages?: string[] },
): Promise<Assignment[]> {
  const rows = await tx
    .selectFrom('assignment')
    .select(columns)
    .where((where) =>
      where.or([
        where('officer', '=', sql<string>`any(${officers}::uuid[])`),
        where('village', '=', sql<string>`any(${villages}::text[])`),
      ]),
    )
    .execute();
  return rows.map((row) => ({ ...row, duty: row.duty as Duty }));
}

/** One posting, or undefined. */
export async function postingById(tx: Tx, id: string): Promise<Assignment | undefined> {
  const row = await tx.selectFrom('assignment').select(columns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, duty: row.duty as Duty };
}

/**
 * Lines up whoever changes the postings of these officers, so that two overlapping ones cannot both be taken; returns the
 * officers that exist. In order of id, so that two such changes cannot wait for each other.
 */
export function lockOfficers(tx: Tx, ids: Iterable<string>): Promise<{ id: string; leftOn: string | null }[]> {
  return tx
    .selectFrom('officer')
    .select(['id', 'leftOn'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Stores new postings. */
export async function insertPostings(tx: Tx, clock: Clock, postings: Assignment[]): Promise<void> {
  if (postings.length === 0) return;
  await sql`
    insert into assignment (id, officer, village, duty, lead, from_day, to_day, stands_in_for, absence, created_at)
    select id, officer, village, duty, lead, "from", "to", "standsInFor", absence, ${clock.now()}
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as p (id uuid, officer uuid, village text, duty text,
      lead boolean, "from" date, "to" date, "standsInFor" uuid, absence uuid)`.execute(tx);
}

/** Stores what may change of a posting: its days and whether the board names it. */
export async function updatePostings(tx: Tx, postings: Assignment[]): Promise<void> {
  if (postings.length === 0) return;
  await sql`
    update assignment set from_day = p."from", to_day = p."to", lead = p.lead
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as p (id uuid, lead boolean, "from" date, "to" date)
    where assignment.id = p.id`.execute(tx);
}

/** Takes acting postings away that no absence asks for any more. */
export async function deletePostings(tx: Tx, postings: Assignment[]): Promise<void> {
  if (postings.length === 0) return;
  const ids = postings.map(({ id }) => id);
  await tx.deleteFrom('assignment').where('id', 'in', ids).execute();
}
