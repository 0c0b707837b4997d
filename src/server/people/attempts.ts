import { createHash } from 'node:crypto';
import { addMs, epochOf } from '../../domain/calendar/utc8.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';

const FREE_FAILURES = 4;
const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * Counts failed sign-ins by the name tried, whether it belongs to someone or not, so that both answer alike. From the fifth
 * failure in a row each one doubles the time until the next try.
 */
export class Attempts {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /**
   * Runs one guess at a password; `succeeded` tells from its outcome whether it was right. Guesses at one name run one after
   * the other: in parallel they would all pass before the first failure counts. Throws `too_often` while the name waits.
   */
  async guess<T>(name: string, work: () => Promise<T>, succeeded: (outcome: T) => boolean): Promise<T> {
    const digest = createHash('sha256').update(name.toLowerCase()).digest('hex');
    const before = this.#last.get(digest) ?? Promise.resolve();
    const guess = before.then(() => this.#guess(digest, work, succeeded));
    const settled = guess.catch(() => undefined);
    this.#last.set(digest, settled);
    try {
      return await guess;
    } finally {
      if (this.#last.get(digest) === settled) this.#last.delete(digest);
    }
  }

  async #guess<T>(digest: string, work: () => Promise<T>, succeeded: (outcome: T) => boolean): Promise<T> {
    const known = await this.#known(digest);
    const wait = known === undefined ? 0 : epochOf(known.blockedUntil) - epochOf(this.#clock.now());
    if (wait > 0) throw tooOften(wait);
    const outcome = await work();
    if (!succeeded(outcome)) await this.#failed(digest, known);
    else if (known) await this.#db.deleteFrom('signInFailure').where('nameDigest', '=', digest).execute();
    return outcome;
  }

  #known(digest: string) {
    return this.#db.selectFrom('signInFailure').selectAll().where('nameDigest', '=', digest).executeTakeFirst();
  }

  async #failed(digest: string, known: { failures: number; lastAt: string } | undefined): Promise<void> {
    const now = this.#clock.now();
    const forgotten = addMs(now, -FORGOTTEN_AFTER_MS);
    const failures = known === undefined || known.lastAt < forgotten ? 1 : known.failures + 1;
    const row = { failures, blockedUntil: addMs(now, delayAfter(failures)), lastAt: now };
    await this.#db
      .insertInto('signInFailure')
      .values({ nameDigest: digest, ...row })
      .onConflict((conflict) => conflict.column('nameDigest').doUpdateSet(row))
      .execute();
    if (failures === 1) await this.#db.deleteFrom('signInFailure').where('lastAt', '<', forgotten).execute();
  }
}

/** Milliseconds until the next try after so many failures in a row. */
export function delayAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES - 1), LONGEST_DELAY_MS);
}

/** Says when to try again. */
function tooOften(waitMs: number): Problem {
  const seconds = Math.ceil(waitMs / 1000);
  return new Problem('too_often', [
    { path: '', code: 'wait', message: { zh: `请在${seconds}秒后再试`, en: `Try again in ${seconds} s.` } },
  ]);
}

const BUCKET = 300;
const REFILL_PER_MS = 5 / 1000;
const MOST_ADDRESSES = 50_000;

/** Tries of one network address: 300 at once, then five a second. Kept in memory only. */
export class AddressLimit {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /** Takes one try; throws `too_often` when none is left. */
  take(address: string, now = Date.now()): void {
    const bucket = this.#buckets.get(address) ?? { left: BUCKET, at: now };
    const left = Math.min(BUCKET, bucket.left + (now - bucket.at) * REFILL_PER_MS);
    if (left < 1) throw tooOften((1 - left) / REFILL_PER_MS);
    this.#buckets.delete(address);
    this.#buckets.set(address, { left: left - 1, at: now });
    // the address used longest ago goes first; it has refilled meanwhile or there is an attack from all sides
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_ADDRESSES) break;
      this.#buckets.delete(oldest);
    }
  }
}
