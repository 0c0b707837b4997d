import { sql } from 'kysely';
import type { Sealing } from '../platform/sealing.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** A photo that someone sends to a village: each sender's half is their own. */
export interface Upload {
  village: string;
  officer: string;
  sha256: string;
}

/** How much of a photo is there. */
export interface Received {
  received: number;
  size: number;
  complete: boolean;
}

/** Some bytes of it, from a place on. */
export interface Part {
  from: number;
  bytes: Buffer;
  /** Of the whole photo. */
  size: number;
}

const boundOf = ({ village, officer, sha256 }: Upload, from: number): string =>
  `part ${village} ${officer} ${sha256} ${from}`;

/** Waits until nobody else takes in bytes of the same upload, and keeps others waiting to the end of the transaction. */
export async function taking(tx: Tx, { village, officer, sha256 }: Upload): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${village}), hashtext(${`${officer} ${sha256}`}))`.execute(tx);
}

/** What is there of a photo; undefined: nothing. */
export async function receivedOf(tx: Tx, { village, officer, sha256 }: Upload): Promise<Received | undefined> {
  const { rows } = await sql<{ whole: number | null; received: number | null; size: number | null }>`
    select (select size from file where county = ${village.slice(0, 6)} and village = ${village} and sha256 = ${sha256}) as whole,
      sum(length)::int as received, max(size) as size
    from file_part where county = ${village.slice(0, 6)} and village = ${village} and officer = ${officer}
      and sha256 = ${sha256}`.execute(tx);
  const { whole, received, size } = rows[0]!;
  if (whole !== null) return { received: whole, size: whole, complete: true };
  return received === null || size === null ? undefined : { received, size, complete: false };
}

/** Keeps a part that begins where what is there ends. The first part begins anew. */
export async function keepPart(
  { clock, sealing }: Services,
  tx: Tx,
  upload: Upload,
  { from, bytes, size }: Part,
): Promise<void> {
  const { village, officer, sha256 } = upload;
  const sealed = sealing.seal(bytes, boundOf(upload, from));
  if (from === 0) await dropParts(tx, upload);
  const place = { county: village.slice(0, 6), village, officer, sha256, fromByte: from };
  await tx
    .insertInto('filePart')
    .values({ ...place, length: bytes.length, size, receivedAt: clock.journalNow(), ...sealed })
    .execute();
}

/** The parts so far, opened and in order. */
export async function openParts({ sealing }: Services, tx: Tx, upload: Upload): Promise<Buffer> {
  const rows = await tx
    .selectFrom('filePart')
    .select(['fromByte', 'keyId', 'nonce', 'ciphertext'])
    .where('county', '=', upload.village.slice(0, 6))
    .where('village', '=', upload.village)
    .where('officer', '=', upload.officer)
    .where('sha256', '=', upload.sha256)
    .orderBy('fromByte')
    .execute();
  return opened(rows, upload, sealing);
}

const opened = (
  rows: { fromByte: number; keyId: string; nonce: Buffer; ciphertext: Buffer }[],
  upload: Upload,
  sealing: Sealing,
): Buffer => Buffer.concat(rows.map((row) => sealing.open(row, boundOf(upload, row.fromByte))));

/** Forgets what someone sent of a photo so far. */
export async function dropParts(tx: Tx, { village, officer, sha256 }: Upload): Promise<void> {
  await tx
    .deleteFrom('filePart')
    .where('county', '=', village.slice(0, 6))
    .where('village', '=', village)
    .where('officer', '=', officer)
    .where('sha256', '=', sha256)
    .execute();
}
