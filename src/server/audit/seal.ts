import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { canonical } from '../../domain/journal/canonical.ts';
import { START } from '../../domain/journal/chain.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/database.ts';

/** Most lines one seal covers, unless a single transaction wrote more. */
const LARGEST = 5000;

/** A sealed batch: the lines of all transactions after the one before it up to `toTx`. */
export interface Seal {
  number: number;
  fromTx: string;
  toTx: string;
  rows: number;
  digest: string;
  sealedAt: Instant;
}

/** A line as it is hashed: everything that was recorded. */
export interface SealedLine {
  id: string;
  at: Instant;
  account: string;
  session: string | null;
  action: string;
  village: string | null;
  target: string | null;
  reason: string | null;
  request: string | null;
  tx: string;
}

/**
 * Seals what has been recorded since the last seal, batch by batch, each over the digest of the one before. Only
 * transactions below the snapshot's xmin: all of them have ended, so no line can appear later inside a sealed batch, and
 * nobody who records has to wait for anybody. Answers how many lines were sealed.
 */
export async function sealAudit(db: Database, clock: Clock): Promise<number> {
  let sealed = 0;
  for (let rows = -1; rows !== 0; sealed += rows) rows = await db.transaction().execute((tx) => sealNext(tx, clock));
  return sealed;
}

async function sealNext(tx: Tx, clock: Clock): Promise<number> {
  // one process seals at a time; the others find nothing left
  await sql`select pg_advisory_xact_lock(hashtext('audit seal'))`.execute(tx);
  const last = await lastSeal(tx);
  const toTx = await endOfBatch(tx, last.toTx);
  if (toTx === undefined) return 0;
  const lines = await linesBetween(tx, last.toTx, toTx);
  await tx
    .insertInto('auditSeal')
    .values({
      number: last.number + 1,
      fromTx: lines[0]?.tx ?? toTx,
      toTx,
      rows: lines.length,
      digest: digestOfBatch(last.digest, lines),
      sealedAt: clock.now(),
    })
    .execute();
  return lines.length;
}

/** The last seal, or what comes before the first. */
export async function lastSeal(db: Tx | Database): Promise<Seal> {
  const { rows } = await sql<Seal>`
    select number, from_tx::text, to_tx::text, rows, digest, sealed_at from audit_seal order by number desc limit 1`.execute(
    db,
  );
  return rows[0] ?? { number: 0, fromTx: '0', toTx: '0', rows: 0, digest: START, sealedAt: '' };
}

/** The seals after one, in order: as many as cover about `LARGEST` lines, one at least while there is any. */
export async function sealsAfter(db: Database, number: number): Promise<Seal[]> {
  const { rows } = await sql<Seal>`
    select number, from_tx::text, to_tx::text, rows, digest, sealed_at from audit_seal where number > ${number}
    order by number limit 500`.execute(db);
  let lines = 0;
  return rows.filter((seal, index) => (lines += seal.rows) <= LARGEST || index === 0);
}

/** The last transaction of the next batch: of those that have ended, as many as make about `LARGEST` lines. */
async function endOfBatch(tx: Tx, after: string): Promise<string | undefined> {
  const { rows } = await sql<{ toTx: string | null }>`
    select coalesce(
      (select tx::text from audit
        where tx > ${after}::xid8 and tx < pg_snapshot_xmin(pg_current_snapshot()) order by audit.tx offset ${LARGEST} limit 1),
      (select tx::text from audit
        where tx > ${after}::xid8 and tx < pg_snapshot_xmin(pg_current_snapshot()) order by audit.tx desc limit 1)) as to_tx`.execute(
    tx,
  );
  return rows[0]?.toTx ?? undefined;
}

/** The lines of the transactions after one up to another, in the order in which they are hashed: by the text of the transaction's number. */
export async function linesBetween(db: Tx | Database, afterTx: string, toTx: string): Promise<SealedLine[]> {
  const { rows } = await sql<SealedLine>`
    select id, at, account, session, action, village, target, reason, request, tx::text from audit
    where tx > ${afterTx}::xid8 and tx <= ${toTx}::xid8 order by tx, id`.execute(db);
  return rows;
}

/** Hex SHA-256 over the digest before and the canonical JSON (RFC 8785) of each line. */
export function digestOfBatch(previous: string, lines: SealedLine[]): string {
  const hash = createHash('sha256').update(previous);
  for (const line of lines) hash.update(canonical({ ...line }));
  return hash.digest('hex');
}
