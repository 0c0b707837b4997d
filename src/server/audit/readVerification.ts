import { sql } from 'kysely';
import type { WhyBad } from '../../domain/journal/verified.ts';
import type { Database } from '../platform/db/database.ts';
import type { Progress } from './verification.ts';
import { AT_THE_START } from './verify.ts';

type State = 'waiting' | 'running' | 'done' | 'cancelled';

/** Verifications newest first, one more than asked for where there are more. */
export async function listVerifications(
  db: Database,
  { before, limit }: { before?: string | undefined; limit: number },
) {
  let query = rows(db).limit(limit + 1);
  if (before !== undefined) {
    query = query.where(
      sql<boolean>`(v.asked_at, v.id) < (select asked_at, id from verification where id = ${before})`,
    );
  }
  return (await query.execute()).map(listed);
}

const rows = (db: Database) =>
  db
    .selectFrom('verification as v')
    .leftJoin('officer as o', (join) => join.on((eb) => eb(eb.cast('o.id', 'text'), '=', eb.ref('v.askedBy'))))
    .leftJoin('area as a', 'a.id', 'v.area')
    .select(['v.id', 'v.area', 'a.name as areaName', 'v.log', 'o.badge', 'o.name', 'v.askedAt', 'v.state'])
    .select(['v.startedAt', 'v.endedAt', 'v.done', 'v.steps as of', 'v.intact', 'v.followed'])
    .orderBy('v.askedAt', 'desc')
    .orderBy('v.id', 'desc');

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const listed = ({ id, log, askedAt, startedAt, endedAt, done, of, intact, ...row }: Row) => ({
  ...{ id, log, askedAt, startedAt, endedAt, done, of, intact },
  area: row.area === '' ? null : { id: row.area, name: row.areaName ?? row.area },
  askedBy: row.badge === null ? null : { badge: row.badge, name: row.name ?? '' },
  state: row.state as State,
});

/** One verification with what it found so far; undefined: there is none. */
export async function readVerification(db: Database, id: string) {
  const row = await rows(db).where('v.id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const progress = row.followed as unknown as Progress | null;
  const { digest: _, toTx: __, ...log } = progress?.log ?? AT_THE_START;
  return {
    ...listed(row),
    found: {
      journals: await foundInJournals(db, id),
      log: row.log ? log : null,
      signedHeads: progress?.list ?? { lines: 0, last: null, faultAt: null },
    },
  };
}

async function foundInJournals(db: Database, id: string) {
  const { rows: counted } = await sql<{ villages: number; entries: number; erased: number }>`
    select count(*)::int as villages, coalesce(sum(number), 0)::int as entries, coalesce(sum(erased), 0)::int as erased
    from verified_journal where verification = ${id}`.execute(db);
  const bad = await db
    .selectFrom('verifiedJournal as j')
    .leftJoin('area as a', 'a.id', 'j.village')
    .select(['j.village', 'a.name', 'j.badNumber', 'j.badWhy'])
    .where('j.verification', '=', id)
    .where('j.badNumber', 'is not', null)
    .orderBy('j.village')
    .execute();
  return {
    ...(counted[0] ?? { villages: 0, entries: 0, erased: 0 }),
    bad: bad.map(({ village, name, badNumber, badWhy }) => ({
      ...{ village, name },
      number: badNumber ?? 0,
      why: badWhy as WhyBad,
    })),
  };
}
