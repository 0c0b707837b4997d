import { sql } from 'kysely';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { chain, START, textDigest } from '../../domain/journal/chain.ts';
import { type Database, everything, rangeOf, scoped, scopeTo, type Tx } from '../platform/db/database.ts';
import type { Sealing } from '../platform/sealing.ts';
import { boundOf } from './arrival.ts';
import { sha256 } from './digest.ts';
import { chainedOf, entryColumns, type EntryRow } from './rows.ts';
import type { WhyBad } from '../../domain/journal/verified.ts';
import type { Checkpoint } from './signedHeads.ts';

/** Why a journal does not hold, and from which entry on. */
export interface Bad {
  number: number;
  why: WhyBad;
}

/** What checking one village's journal came to. */
export interface Proof {
  village: string;
  entries: number;
  /** Of the last entry that holds. */
  digest: string;
  /** Typed texts and details erased since, by retention or redaction. */
  erased: number;
  bad: Bad | undefined;
}

export interface Proving {
  db: Database;
  sealing: Sealing;
  checkpoints: ReadonlyMap<string, Checkpoint[]>;
}

/** Villages of an area, or all, that have a journal or had one when heads were signed, in order. */
export async function villagesWithJournal(
  { db, checkpoints }: Pick<Proving, 'db' | 'checkpoints'>,
  area = '',
): Promise<string[]> {
  const rows = await scoped(db, area === '' ? everything : rangeOf(area), (tx) =>
    tx.selectFrom('journalHead').select('village').where('number', '>', 0).execute(),
  );
  const signed = [...checkpoints.keys()].filter((village) => village.startsWith(area));
  return [...new Set([...rows.map(({ village }) => village), ...signed])].sort();
}

/**
 * Proves a village's journal: numbers without gaps, each digest from the one before, texts and details as they were when
 * accepted unless erased, the head, and every head signed so far. Stops at the first bad entry. All in one view of the
 * database: what is appended meanwhile is neither seen nor missed.
 */
export function proveVillage(proving: Proving, village: string): Promise<Proof> {
  const reading = proving.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return reading.execute(async (tx) => {
    await scopeTo(tx, rangeOf(village));
    const walk = new Walk(proving, village);
    for (;;) {
      const rows = await batch(tx, village, walk.number);
      if (rows.length === 0) break;
      for (const row of rows) if (!walk.step(row)) return walk.proof();
    }
    const head = await tx
      .selectFrom('journalHead')
      .select(['number', 'digest'])
      .where('county', '=', village.slice(0, 6))
      .where('village', '=', village)
      .executeTakeFirst();
    return walk.end(head);
  });
}

/** Small enough that hashing one does not keep requests waiting. */
const BATCH = 250;

type Row = EntryRow & {
  occurredOn: Day;
  texts: { pointer: string; salt: string; text: string }[] | null;
  keyId: string | null;
  nonce: Buffer | null;
  ciphertext: Buffer | null;
};

async function batch(tx: Tx, village: string, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${entryColumns}, e.occurred_on, s.key_id, s.nonce, s.ciphertext,
      (select json_agg(json_build_object('pointer', t.pointer, 'salt', encode(t.salt, 'hex'), 'text', t.text))
        from entry_text t where t.county = e.county and t.village = e.village and t.number = e.number) as texts
    from entry e
    left join sealed s on s.county = e.county and s.village = e.village and s.number = e.number
    where e.county = ${village.slice(0, 6)} and e.village = ${village} and e.number > ${after}
    order by e.number limit ${BATCH}`.execute(tx);
  return rows;
}

/** Goes through a journal entry by entry. */
class Walk {
  number = 0;
  #digest = START;
  #erased = 0;
  #bad: Bad | undefined;
  /** The last number a signed head agreed with. */
  #proven = 0;
  readonly #village: string;
  readonly #sealing: Sealing;
  readonly #signed: Map<number, Checkpoint>;

  constructor({ sealing, checkpoints }: Proving, village: string) {
    this.#village = village;
    this.#sealing = sealing;
    this.#signed = new Map(checkpoints.get(village)?.map((one) => [one.number, one]));
  }

  /** False when the journal does not hold at this entry. */
  step(row: Row): boolean {
    const why = this.#fault(row);
    if (why !== undefined) return this.#fail(why === 'missing' ? this.number + 1 : row.number, why);
    const signed = this.#signed.get(row.number);
    // a chain made anew agrees with itself; which entry differs lies between two signed heads
    if (signed !== undefined && signed.digest !== row.digest) return this.#fail(this.#proven + 1, 'signedHeadDiffers');
    if (signed !== undefined) this.#proven = row.number;
    this.number = row.number;
    this.#digest = row.digest;
    return true;
  }

  end(head: { number: number; digest: string } | undefined): Proof {
    const last = Math.max(0, ...this.#signed.keys());
    if (last > this.number) this.#fail(this.number + 1, 'cut');
    else if ((head?.number ?? 0) !== this.number || (head?.digest ?? START) !== this.#digest) {
      this.#fail(Math.min(head?.number ?? 0, this.number) + 1, 'headDiffers');
    }
    return this.proof();
  }

  proof(): Proof {
    return { village: this.#village, entries: this.number, digest: this.#digest, erased: this.#erased, bad: this.#bad };
  }

  #fail(number: number, why: Bad['why']): false {
    this.#bad = { number, why };
    return false;
  }

  #fault(row: Row): Bad['why'] | undefined {
    if (row.number !== this.number + 1) return 'missing';
    const entry = chainedOf(row);
    const asHashed = chain(this.#digest, entry, sha256) === row.digest;
    // the day is kept beside the time for indexes and is not hashed itself
    if (!asHashed || row.occurredOn !== dayOf(row.occurredAt)) return 'altered';
    const texts = row.texts ?? [];
    for (const { pointer, salt, text } of texts) {
      if (textDigest(Buffer.from(salt, 'hex'), text, sha256) !== entry.textDigests[pointer]) return 'textAltered';
    }
    this.#erased += Object.keys(entry.textDigests).length - texts.length;
    return this.#detailsHold(row) ? undefined : 'detailsAltered';
  }

  /** The plain bytes are salt and details: exactly what `sealedDigest` is the digest of. */
  #detailsHold({ keyId, nonce, ciphertext, sealedDigest, ...row }: Row): boolean {
    if (!keyId || !nonce || !ciphertext) {
      if (sealedDigest !== null) this.#erased += 1;
      return true;
    }
    try {
      return sha256(this.#sealing.open({ keyId, nonce, ciphertext }, boundOf(row))) === sealedDigest;
    } catch {
      return false;
    }
  }
}
