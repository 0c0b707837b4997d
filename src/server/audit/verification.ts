import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Instant, addMs, dayOf, startOf } from '../../domain/calendar/utc8.ts';
import { AUDIT_LEAST, monthsAfter } from '../../domain/privacy/retention.ts';
import { headKey } from '../journal/headKey.ts';
import { ListFault, type SignedList, signedList } from '../journal/signedHeads.ts';
import { proveVillage, type Proof, villagesWithJournal } from '../journal/verify.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { type AuditLine, recordIn } from './audit.ts';
import { drawProof } from './proof.ts';
import { lastSeal } from './seal.ts';
import { AT_THE_START, type Followed, followOn, type HeldTo } from './verify.ts';

/** What verification needs of the server. */
export type Verifying = Pick<Services, 'db' | 'clock' | 'settings' | 'sealing'>;

/** What is asked for: journals below an area (empty: all), and the audit log or not. */
export interface Asked {
  area: string;
  log: boolean;
  /** Officer id, or `system`. */
  by: string;
}

/** How far one got, as kept between two steps. */
export interface Progress {
  log: Followed;
  /** The signed list it is held to, or the line from which on that list proves nothing. */
  list: { lines: number; last: Instant | null; faultAt: number | null };
}

/** Asks for a verification; the same that waits or runs already is not begun twice. Answers its id. */
export function askVerification({ db, clock }: Verifying, asked: Asked, line: (id: string) => AuditLine) {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('verification'))`.execute(tx);
    const under = await tx
      .selectFrom('verification')
      .select('id')
      .where('area', '=', asked.area)
      .where('log', '=', asked.log)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (under !== undefined) return under.id;
    const id = uuidv7();
    const { area, log, by } = asked;
    const row = { id, area, log, askedBy: by, askedAt: clock.now(), state: 'waiting' };
    await tx.insertInto('verification').values(row).execute();
    await recordIn(tx, clock, [line(id)]);
    return id;
  });
}

/** A process that died at it keeps others from it for this long. */
const LEASE = 60_000;
/** How long it works before it rests as long: requests go first. */
const TURN = 1000;
/** Results are written down this often. */
const NOTE_EVERY = 250;

interface Row {
  id: string;
  area: string;
  log: boolean;
  followed: Progress | null;
}

/** Goes on with what waits, a turn at a time; it needs no page open, and another process takes over when this one ends. */
export const verificationJob = (verifying: Verifying): Job => {
  const work = new Work(verifying);
  return { name: 'audit.verification', when: { everyMs: TURN }, work: (signal) => work.turn(signal) };
};

/** Works one verification off from beginning to end; `onStep` hears how far it is. */
export async function workOff(verifying: Verifying, id: string, onStep: (done: number, of: number) => void) {
  const work = new Work(verifying, id);
  while (await work.turn(new AbortController().signal, onStep));
}

class Work {
  readonly #v: Verifying;
  readonly #only: string | undefined;
  /** The list as signed, of the verification under way: reading it anew each turn would cost more than the turn. */
  #known: { id: string; list: SignedList; faultAt: number | null; villages: string[] } | undefined;

  constructor(verifying: Verifying, only?: string) {
    this.#v = verifying;
    this.#only = only;
  }

  /** One turn at the oldest that waits; whether there was one. */
  async turn(signal: AbortSignal, onStep: (done: number, of: number) => void = () => undefined): Promise<boolean> {
    const row = await this.#claim();
    if (row === undefined) return false;
    const known = await this.#knownOf(row);
    const run = row.followed === null ? await this.#begin(row) : row.followed;
    const until = performance.now() + TURN;
    const isOver = () => signal.aborted || performance.now() > until;
    const goesOn =
      (await this.#journals(row, known.villages, run, isOver, onStep)) &&
      (await this.#log(row, run, known.list, isOver, onStep));
    if (goesOn && !isOver()) await this.#end(row.id);
    await this.#v.db.updateTable('verification').set({ leasedUntil: null }).where('id', '=', row.id).execute();
    return true;
  }

  async #claim(): Promise<Row | undefined> {
    const now = this.#v.clock.now();
    const { rows } = await sql<Row>`
      update verification set state = 'running', leased_until = ${addMs(now, LEASE)}, started_at = coalesce(started_at, ${now})
      where id = (select id from verification where state in ('waiting', 'running')
        and (leased_until is null or leased_until <= ${now}) and (${this.#only ?? null}::uuid is null or id = ${this.#only ?? null})
        order by asked_at, id limit 1 for update skip locked)
      returning id, area, log, followed`.execute(this.#v.db);
    return rows[0];
  }

  async #knownOf({ id, area }: Row) {
    if (this.#known?.id === id) return this.#known;
    const { db, settings } = this.#v;
    let faultAt: number | null = null;
    const list = await signedList(settings.dataDir, headKey(settings.dataDir).publicKey).catch((error: unknown) => {
      if (!(error instanceof ListFault)) throw error;
      faultAt = error.line;
      return { heads: new Map(), seals: [], last: undefined, lines: error.line - 1 } satisfies SignedList;
    });
    const villages = await villagesWithJournal({ db, checkpoints: list.heads }, area);
    this.#known = { id, list, faultAt, villages };
    return this.#known;
  }

  /** Writes down what is to be done. */
  async #begin({ id, log }: Row): Promise<Progress> {
    const { list, faultAt, villages } = this.#known!;
    const run = { log: AT_THE_START, list: { lines: list.lines, last: list.last ?? null, faultAt } };
    const steps = villages.length + (log ? (await lastSeal(this.#v.db)).number : 0);
    const set = { steps, followed: JSON.stringify(run) };
    await this.#v.db.updateTable('verification').set(set).where('id', '=', id).execute();
    return run;
  }

  /** The journals that remain; whether all are done and nobody cancelled. */
  async #journals(row: Row, villages: string[], run: Progress, isOver: () => boolean, onStep: Told): Promise<boolean> {
    const { list } = this.#known!;
    const proving = { ...this.#v, checkpoints: list.heads };
    const before = await this.#lastProved(row.id);
    let at = before === undefined ? 0 : villages.findIndex((village) => village > before);
    if (at === -1) return true;
    let proofs: Proof[] = [];
    let noted = performance.now();
    while (at < villages.length && !isOver()) {
      proofs.push(await proveVillage(proving, villages[at]!));
      at++;
      if (performance.now() - noted < NOTE_EVERY && at < villages.length) continue;
      if (!(await this.#note(row.id, at, run, proofs, onStep))) return false;
      proofs = [];
      noted = performance.now();
    }
    return (await this.#note(row.id, at, run, proofs, onStep)) && at === villages.length;
  }

  async #lastProved(id: string): Promise<string | undefined> {
    const query = this.#v.db.selectFrom('verifiedJournal').select((eb) => eb.fn.max('village').as('village'));
    return (await query.where('verification', '=', id).executeTakeFirst())?.village ?? undefined;
  }

  async #log(row: Row, run: Progress, list: SignedList, isOver: () => boolean, onStep: Told): Promise<boolean> {
    if (!row.log) return true;
    const heldTo: HeldTo = { signed: list.seals, erasableBefore: youngestErased(this.#v.clock.now()) };
    const villages = this.#known!.villages.length;
    for (;;) {
      const next = await followOn(this.#v.db, run.log, heldTo);
      if (next === undefined) return true;
      run.log = next;
      if (!(await this.#note(row.id, villages + next.seals, run, [], onStep)) || isOver()) return false;
    }
  }

  /** Writes down how far it is; false once someone cancelled it. */
  async #note(id: string, done: number, run: Progress, proofs: Proof[], onStep: Told): Promise<boolean> {
    const { db, clock } = this.#v;
    return db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ steps: number }>`
        update verification set done = least(${done}, steps), followed = ${JSON.stringify(run)}::jsonb,
          leased_until = ${addMs(clock.now(), LEASE)}
        where id = ${id} and state = 'running' returning steps`.execute(tx);
      if (rows[0] === undefined) return false;
      if (proofs.length > 0)
        await tx
          .insertInto('verifiedJournal')
          .values(proofs.map(rowOf(id)))
          .execute();
      onStep(done, rows[0].steps);
      return true;
    });
  }

  /** The proof is drawn and signed once, so that every download is the same bytes. */
  async #end(id: string): Promise<void> {
    const endedAt = this.#v.clock.now();
    const { document, text } = await drawProof(this.#v, id, endedAt);
    const set = { state: 'done', endedAt, done: sql<number>`steps`, intact: document.intact, proof: text };
    await this.#v.db.updateTable('verification').set(set).where('id', '=', id).where('state', '=', 'running').execute();
    this.#known = undefined;
  }
}

type Told = (done: number, of: number) => void;

const rowOf =
  (verification: string) =>
  ({ village, entries, digest, erased, bad }: Proof) => ({
    ...{ verification, village, number: entries, digest, erased },
    badNumber: bad?.number ?? null,
    badWhy: bad?.why ?? null,
  });

/** Retention deletes no audit line younger than half a year, however it is set. */
const youngestErased = (now: Instant): Instant => startOf(monthsAfter(dayOf(now), -AUDIT_LEAST));

/** Stops one that waits or runs; whether there was one. */
export async function cancelVerification({ db, clock }: Verifying, id: string, line: AuditLine): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const cancelled = await tx
      .updateTable('verification')
      .set({ state: 'cancelled', endedAt: clock.now() })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (cancelled.numUpdatedRows === 0n) return false;
    await recordIn(tx, clock, [line]);
    return true;
  });
}
