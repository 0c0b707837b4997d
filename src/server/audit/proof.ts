import { createHash, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { canonical } from '../../domain/journal/canonical.ts';
import { badJournal, brokenLog, keysOf, type WhyBad } from '../../domain/journal/verified.ts';
import { headKey, isSigned } from '../journal/headKey.ts';
import type { Database } from '../platform/db/database.ts';
import type { Progress, Verifying } from './verification.ts';
import { concluded } from './verify.ts';
import manifest from '../../../package.json' with { type: 'json' };

const instant = z.string();
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'bad_digest');

/** What was checked, when, for whom, what was found, and the signature over all of it. */
export const proofSchema = z.strictObject({
  format: z.literal('village-beat-proof/1'),
  id: z.uuid(),
  program: z.string(),
  askedBy: z.strictObject({ badge: z.string(), name: z.string() }).nullable(),
  askedAt: instant,
  startedAt: instant,
  endedAt: instant,
  area: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  intact: z.boolean(),
  journals: z.strictObject({
    villages: z.int(),
    entries: z.int(),
    erased: z.int(),
    heads: z.array(z.tuple([z.string(), z.int(), digest])),
    bad: z.array(
      z.strictObject({
        village: z.string(),
        name: z.string().nullable(),
        number: z.int(),
        why: z.enum(keysOf(badJournal)),
      }),
    ),
  }),
  log: z
    .strictObject({
      seals: z.int(),
      lines: z.int(),
      erased: z.int(),
      digest,
      unsealed: z.int(),
      firstBroken: z.strictObject({ seal: z.int(), why: z.enum(keysOf(brokenLog)) }).nullable(),
    })
    .nullable(),
  signedHeads: z.strictObject({ lines: z.int(), last: instant.nullable(), faultAt: z.int().nullable() }),
  publicKey: z.string(),
  signature: z.string(),
});
export type ProofDocument = z.infer<typeof proofSchema>;

/** The document as its bytes are kept and sent. */
const textOf = (document: ProofDocument): string => `${JSON.stringify(document, null, 1)}\n`;

/** Draws and signs the proof of a verification that has come to its end. */
export async function drawProof({ db, settings }: Verifying, id: string, endedAt: Instant) {
  const row = await verificationOf(db, id);
  const { log, list } = row.followed as unknown as Progress;
  const { toTx: _, intact: logHolds, ...chain } = { toTx: '', ...(await concluded(db, log)) };
  const journals = await journalsOf(db, id);
  const key = headKey(settings.dataDir);
  const unsigned = {
    format: 'village-beat-proof/1' as const,
    ...{ id, program: manifest.version },
    askedBy: row.badge === null ? null : { badge: row.badge, name: row.name ?? '' },
    ...{ askedAt: row.askedAt, startedAt: row.startedAt ?? row.askedAt, endedAt },
    area: row.area === '' ? null : { id: row.area, name: row.areaName ?? '' },
    intact: journals.bad.length === 0 && list.faultAt === null && (!row.log || logHolds),
    ...{ journals, log: row.log ? chain : null, signedHeads: list, publicKey: key.publicKey },
  };
  const document: ProofDocument = { ...unsigned, signature: key.sign(canonical(unsigned)) };
  return { document, text: textOf(document) };
}

const verificationOf = (db: Database, id: string) =>
  db
    .selectFrom('verification as v')
    .leftJoin('officer as o', (join) => join.on((eb) => eb(eb.cast('o.id', 'text'), '=', eb.ref('v.askedBy'))))
    .leftJoin('area as a', 'a.id', 'v.area')
    .select(['v.area', 'v.log', 'v.askedAt', 'v.startedAt', 'v.followed', 'o.badge', 'o.name', 'a.name as areaName'])
    .where('v.id', '=', id)
    .executeTakeFirstOrThrow();

async function journalsOf(db: Database, id: string): Promise<ProofDocument['journals']> {
  const rows = await db
    .selectFrom('verifiedJournal as j')
    .leftJoin('area as a', 'a.id', 'j.village')
    .select(['j.village', 'j.number', 'j.digest', 'j.erased', 'j.badNumber', 'j.badWhy', 'a.name'])
    .where('j.verification', '=', id)
    .orderBy('j.village')
    .execute();
  return {
    villages: rows.length,
    entries: rows.reduce((sum, { number }) => sum + number, 0),
    erased: rows.reduce((sum, { erased }) => sum + erased, 0),
    heads: rows.map((row) => [row.village, row.number, row.digest]),
    bad: rows.flatMap(({ village, name, badNumber, badWhy }) =>
      badNumber === null ? [] : [{ village, name, number: badNumber, why: badWhy as WhyBad }],
    ),
  };
}

/** Why a document proves nothing. */
export type ProofFault = 'unreadable' | 'signature' | 'otherKey' | 'contradicts';

/** Checks a document by itself, and that it was signed with the key expected, where one is given. */
export function proofFault(document: unknown, publicKey?: string): ProofFault | undefined {
  const parsed = proofSchema.safeParse(document);
  if (!parsed.success) return 'unreadable';
  const { signature, ...unsigned } = parsed.data;
  if (!holds(canonical(unsigned), signature, unsigned.publicKey)) return 'signature';
  if (publicKey !== undefined && keyDigest(publicKey) !== keyDigest(unsigned.publicKey)) return 'otherKey';
  return agrees(parsed.data) ? undefined : 'contradicts';
}

function holds(text: string, signature: string, publicKey: string): boolean {
  try {
    return isSigned(text, signature, publicKey);
  } catch {
    return false;
  }
}

/** Whether the figures are those of the heads and the result follows from what was found. */
function agrees({ journals, log, signedHeads, intact }: ProofDocument): boolean {
  const entries = journals.heads.reduce((sum, [, number]) => sum + number, 0);
  const found = journals.bad.length === 0 && signedHeads.faultAt === null && (log?.firstBroken ?? null) === null;
  return journals.villages === journals.heads.length && journals.entries === entries && intact === found;
}

/** A key told in a line, to be compared by eye: hex SHA-256 of its DER form. */
export function keyDigest(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}
