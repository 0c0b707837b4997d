import { sql } from 'kysely';
import { START } from '../../domain/journal/chain.ts';
import type { Database } from '../platform/db/database.ts';
import { allSeals, digestOfBatch, linesBetween, type Seal } from './seal.ts';

/** A seal is missing, lines are missing or too many, a line was altered, or the chain is not the one that was signed. */
export const broken = ['gap', 'lines', 'digest', 'signedDiffers', 'cut'] as const;
export type Broken = (typeof broken)[number];

/** What verification found: how far the chain holds, the first seal that does not, and lines not yet sealed. */
export interface AuditVerification {
  intact: boolean;
  seals: number;
  lines: number;
  /** The last digest that holds: to be compared with the one kept elsewhere. */
  digest: string;
  unsealed: number;
  firstBroken: { seal: number; why: Broken } | null;
}

/**
 * Recomputes the whole chain of the audit log, seal by seal, and holds it to the seals that were signed outside the database;
 * names the first that does not hold.
 */
export async function verifyAudit(
  db: Database,
  signed: readonly { number: number; digest: string }[],
  onSeal: (done: number, of: number) => void = () => undefined,
): Promise<AuditVerification> {
  const seals = await allSeals(db);
  const found: AuditVerification = { intact: true, seals: 0, lines: 0, digest: START, unsealed: 0, firstBroken: null };
  let afterTx = '0';
  for (const seal of seals) {
    const lines = await linesBetween(db, afterTx, seal.toTx);
    const why =
      brokenBy(seal, found.seals, lines.length, digestOfBatch(found.digest, lines)) ??
      (signed.some((one) => one.number === seal.number && one.digest !== seal.digest) ? 'signedDiffers' : undefined);
    if (why) return { ...found, intact: false, firstBroken: { seal: seal.number, why } };
    found.seals++;
    found.lines += lines.length;
    found.digest = seal.digest;
    afterTx = seal.toTx;
    onSeal(found.seals, seals.length);
  }
  if (signed.some((one) => one.number > found.seals)) {
    return { ...found, intact: false, firstBroken: { seal: found.seals + 1, why: 'cut' } };
  }
  return { ...found, unsealed: await countAfter(db, afterTx) };
}

function brokenBy(seal: Seal, before: number, lines: number, digest: string): Broken | undefined {
  if (seal.number !== before + 1) return 'gap';
  if (seal.rows !== lines) return 'lines';
  return seal.digest === digest ? undefined : 'digest';
}

async function countAfter(db: Database, tx: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from audit where tx > ${tx}::xid8`.execute(db);
  return rows[0]?.count ?? 0;
}
