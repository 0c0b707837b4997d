import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { START } from '../../domain/journal/chain.ts';
import type { Broken } from '../../domain/journal/verified.ts';
import type { Database } from '../platform/db/database.ts';
import { digestOfBatch, linesBetween, type Seal, type SealedLine, sealsAfter } from './seal.ts';

/** How far the chain of the audit log was followed; plain data, so that another process can go on. */
export interface Followed {
  seals: number;
  lines: number;
  /** Lines of seals past their retention: deleted, their seals alone are left. */
  erased: number;
  /** The last digest that holds: to be compared with the one kept elsewhere. */
  digest: string;
  toTx: string;
  firstBroken: { seal: number; why: Broken } | null;
}

/** What verification found: how far the chain holds, the first seal that does not, and lines not yet sealed. */
export interface AuditVerification extends Omit<Followed, 'toTx'> {
  intact: boolean;
  unsealed: number;
}

export const AT_THE_START: Followed = {
  seals: 0,
  lines: 0,
  erased: 0,
  digest: START,
  toTx: '0',
  firstBroken: null,
};

/** What the chain is held to. */
export interface HeldTo {
  /** Seals signed outside the database. */
  signed: readonly { number: number; digest: string }[];
  /** Lines of seals made before this may have been deleted by retention, from the beginning on; none younger. */
  erasableBefore: Instant;
}

/**
 * Recomputes the chain of the audit log over the next few thousand lines, seal by seal, and holds it to the seals that were
 * signed outside the database; names the first that does not hold. Undefined at its end, or once it broke.
 */
export async function followOn(db: Database, from: Followed, { signed, erasableBefore }: HeldTo) {
  if (from.firstBroken !== null) return undefined;
  const seals = await sealsAfter(db, from.seals);
  if (seals.length === 0) {
    const cut = signed.some(({ number }) => number > from.seals);
    return cut ? { ...from, firstBroken: { seal: from.seals + 1, why: 'cut' as const } } : undefined;
  }
  const digests = new Map(signed.map(({ number, digest }) => [number, digest]));
  const lines = await linesBetween(db, from.toTx, seals.at(-1)!.toTx);
  const found: Followed = { ...from };
  for (const seal of seals) {
    const own = linesOf(lines, found.toTx, seal.toTx);
    const erased = own.length === 0 && seal.rows > 0 && found.lines === 0 && seal.sealedAt < erasableBefore;
    const why = brokenBy(seal, found, own, erased) ?? differs(seal, digests);
    if (why) return { ...found, firstBroken: { seal: seal.number, why } };
    found.seals++;
    found.lines += own.length;
    found.erased += erased ? seal.rows : 0;
    found.digest = seal.digest;
    found.toTx = seal.toTx;
    // thousands of lines are hashed here: requests go first
    await setImmediate();
  }
  return found;
}

/** What is known at the end of the chain, with what is not yet sealed. */
export async function concluded(db: Database, { toTx, ...found }: Followed): Promise<AuditVerification> {
  const intact = found.firstBroken === null;
  return { ...found, intact, unsealed: intact ? await countAfter(db, toTx) : 0 };
}

/** The lines of the transactions after one up to another, as they are hashed: in the order of the numbers' text. */
const linesOf = (lines: readonly SealedLine[], afterTx: string, toTx: string): SealedLine[] =>
  lines.filter(({ tx }) => Number(tx) > Number(afterTx) && Number(tx) <= Number(toTx));

function brokenBy(seal: Seal, before: Followed, lines: SealedLine[], erased: boolean): Broken | undefined {
  if (seal.number !== before.seals + 1) return 'gap';
  if (erased) return undefined;
  if (seal.rows !== lines.length) return 'lines';
  return seal.digest === digestOfBatch(before.digest, lines) ? undefined : 'digest';
}

function differs(seal: Seal, signed: ReadonlyMap<number, string>): Broken | undefined {
  const digest = signed.get(seal.number);
  return digest === undefined || digest === seal.digest ? undefined : 'signedDiffers';
}

async function countAfter(db: Database, tx: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit where tx > ${tx}::xid8`.execute(db);
  return rows[0]?.count ?? 0;
}
