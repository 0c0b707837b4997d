import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction, sql } from 'kysely';
import pg from 'pg';
import { instant } from '../../../domain/calendar/utc8.ts';
import type { DB } from './rows.ts';

export type Database = Kysely<DB>;
/** A transaction; village data shows in it only inside the range last set by `scopeTo`. */
export type Tx = Transaction<DB>;

/** A range of villages: `lo` ≤ id < `hi`, compared byte by byte. */
export interface Range {
  lo: string;
  hi: string;
}

/** The range of all villages below an area (an id is a prefix of what lies below it). `~` sorts after letters and digits. */
export const rangeOf = (area: string): Range => ({ lo: area, hi: `${area}~` });
/** Everything: for the server's own jobs, never for a person's request. */
export const everything: Range = { lo: '', hi: '~' };

// pg makes Date objects in the machine's time zone; the domain reads days as text and instants at UTC+8.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => instant(Date.parse(text)));

export interface Connection {
  pool: pg.Pool;
  db: Database;
  /** For transactions whose statements do not wait for each other (`pipelined`). */
  pipelines: pg.Pool;
  close(): Promise<void>;
}

/** Pools for the application role: `max` connections, and eight for pipelines. */
export function connect(url: string, max = 20): Connection {
  const pool = poolOf({ connectionString: url, max });
  const pipelines = poolOf({ connectionString: url, max: 8, pipeline: true } as pg.PoolConfig);
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    // nested keys are entry bodies: they belong to the domain and stay as they are
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { pool, db, pipelines, close: async () => void (await Promise.all([pool.end(), pipelines.end()])) };
}

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // a connection that breaks (the database restarts) must not end the process, neither idle nor between two queries of a
  // transaction; the next query says what is wrong
  pool.on('error', () => undefined);
  // neither must one that breaks between two statements: the next statement says so
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const BOUND = /^[0-9A-Z]{0,12}~?$/;

/**
 * Opens the transaction to a range of villages until the next call or the end. A real `SET LOCAL`: a session `SET` leaks
 * through PgBouncer, `set_config` is not passed on by Citus.
 */
export async function scopeTo(tx: Tx, range: Range): Promise<void> {
  await sql.raw(scopeStatements(range)).execute(tx);
}

/**
 * The statements of `scopeTo`, for a message of the caller's own. Without just-in-time compilation: it took 1.7 s of the 1.9 s in
 * which fifty villages' cases were read.
 */
export function scopeStatements(range: Range): string {
  if (!BOUND.test(range.lo) || !BOUND.test(range.hi)) throw new RangeError('not a range of villages');
  return `set local app.lo = '${range.lo}'; set local app.hi = '${range.hi}'; set local jit = off`;
}

/** A transaction open to one range. */
export function scoped<T>(db: Database, range: Range, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await scopeTo(tx, range);
    return work(tx);
  });
}

/** The same read in each range, in one transaction: a station or an officer has several. */
export function scopedEach<T>(
  db: Database,
  ranges: Range[],
  read: (tx: Tx, range: Range) => Promise<T[]>,
): Promise<T[]> {
  return db.transaction().execute(async (tx) => {
    const found: T[] = [];
    for (const range of ranges) {
      await scopeTo(tx, range);
      found.push(...(await read(tx, range)));
    }
    return found;
  });
}
