import { CamelCasePlugin, type Compilable, type RawBuilder } from 'kysely';
import type { Socket } from 'node:net';
import pg from 'pg';
import { type Fixed, runFixed } from './fixed.ts';
import { isOwn } from './notifications.ts';
import { type Database, type Range, scopeStatements, type Tx } from './database.ts';

/** A statement as Kysely builds it, not yet run. */
export type Statement<T> = RawBuilder<T> | Compilable<T> | Fixed<T>;

/** Where statements are sent: a pipeline, or a transaction of the caller's. */
export interface Sender {
  /** Rows in camel case. A caller may leave it unawaited: whoever ends the transaction sees its failure. */
  send<T>(statement: Statement<T>): Promise<T[]>;
}

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** A transaction whose statements go out at once and are answered in order; after a failure the rest fail too. */
export class Pipeline implements Sender {
  readonly #client: pg.PoolClient;
  readonly #db: Database;
  readonly #keepsPlans: boolean;
  readonly #sent: Promise<unknown>[] = [];
  #failure: Error | undefined;

  /** `keepsPlans`: the connection is PostgreSQL's own, so that fixed statements are planned once. */
  constructor(client: pg.PoolClient, db: Database, keepsPlans: boolean) {
    this.#client = client;
    this.#db = db;
    this.#keepsPlans = keepsPlans;
  }

  send<T>(statement: Statement<T>): Promise<T[]> {
    const rows = this.#send(statement);
    rows.catch((error: unknown) => (this.#failure ??= asError(error)));
    return rows;
  }

  async #send<T>(statement: Statement<T>): Promise<T[]> {
    const { sql: text, parameters, name } = compiled(statement, this.#db);
    const named = name !== undefined && this.#keepsPlans ? { name } : {};
    this.#gather();
    const { rows } = await this.#keep(this.#client.query({ text, values: parameters as unknown[], ...named }));
    if (rows.length === 0) return rows as T[];
    const result = await camelCase.transformResult({ queryId: NO_QUERY, result: { rows } });
    return result.rows as T[];
  }

  /** Several statements in one message, without parameters. */
  control(text: string): Promise<pg.QueryResult> {
    this.#gather();
    return this.#keep(this.#client.query(text));
  }

  /** Sends the commit behind everything else, and sees that it was one. */
  async commit(): Promise<void> {
    await this.#left();
    if (this.#failure !== undefined) throw this.#failure;
    const commit = this.control('commit');
    ignore(commit);
    await this.#settled();
    // PostgreSQL answers the commit of a failed transaction with ROLLBACK, not with an error
    if ((await commit).command !== 'COMMIT') throw new Error('the transaction was rolled back');
  }

  /** Rolls back. Answers why the connection is of no more use, when it is. */
  async rollBack(): Promise<Error | undefined> {
    await this.#left();
    // what failed on this side may have left half a message behind: answers would go to the wrong statements
    if (this.#failure !== undefined && !(this.#failure instanceof pg.DatabaseError)) return this.#failure;
    await this.#settled().catch(() => undefined);
    return this.control('rollback').then(() => undefined, asError);
  }

  /**
   * A statement that could not even leave, because its values cannot be written, must not be missing from what is committed.
   * Such failures are known one tick later.
   */
  #left(): Promise<void> {
    return new Promise((resolve) => process.nextTick(resolve));
  }

  /** Resolves when every statement sent succeeded; rejects with the first failure, once all are answered. */
  async #settled(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#sent.splice(0));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  }

  /** What is sent in one turn leaves in one piece: a system call for each message costs more than the message. */
  #gather(): void {
    const { stream } = (this.#client as unknown as { connection: { stream: Socket } }).connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  #keep<T>(answer: Promise<T>): Promise<T> {
    this.#sent.push(answer);
    return answer;
  }
}

const NO_QUERY = { queryId: 'pipeline' };

/** Work in one transaction of the pipeline pool, open to one range of villages; committed when it resolves. */
export async function pipelined<T>(
  pool: pg.Pool,
  db: Database,
  range: Range,
  work: (pipeline: Pipeline) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let pipeline: Pipeline | undefined;
  try {
    pipeline = new Pipeline(client, db, await isDirect(client));
    ignore(pipeline.control(`begin; ${scopeStatements(range)}`));
    const result = await work(pipeline);
    await pipeline.commit();
    return result;
  } catch (error) {
    broken = pipeline === undefined ? asError(error) : await pipeline.rollBack();
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same read in each range, in one transaction and without waiting between them; answers in the order of the ranges. */
export function pipelinedEach<T>(
  pool: pg.Pool,
  db: Database,
  ranges: Range[],
  read: (pipeline: Pipeline, index: number) => Promise<T>,
): Promise<T[]> {
  const [first] = ranges;
  if (first === undefined) return Promise.resolve([]);
  return pipelined(pool, db, first, (pipeline) => {
    const answers = ranges.map((range, index) => {
      ignore(pipeline.control(scopeStatements(range)));
      return read(pipeline, index);
    });
    return Promise.all(answers);
  });
}

/** Runs work written for a pipeline inside a transaction of the caller's; every statement is done when it resolves. */
export async function sendingIn<T>(tx: Tx, work: (sender: Sender) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = [];
  const send = <R>(statement: Statement<R>): Promise<R[]> => {
    const { sql, parameters } = compiled(statement, tx);
    const answer = runFixed<R>(tx, { sql, parameters: parameters as unknown[] });
    ignore(answer);
    sent.push(answer);
    return answer;
  };
  const result = await work({ send });
  await Promise.all(sent);
  return result;
}

const direct = new WeakMap<pg.PoolClient, Promise<boolean>>();

/**
 * Whether a connection is to PostgreSQL itself. Behind a pooler the next transaction may run on another connection, which does
 * not know what was prepared on this one (PgBouncer before 1.21).
 */
function isDirect(client: pg.PoolClient): Promise<boolean> {
  let known = direct.get(client);
  if (known === undefined) {
    known = isOwn(client);
    direct.set(client, known);
  }
  return known;
}

interface Compiled {
  sql: string;
  parameters: readonly unknown[];
  name?: string;
}

function compiled<T>(statement: Statement<T>, db: Database): Compiled {
  if ('sql' in statement) return statement;
  return 'isRawBuilder' in statement ? statement.compile(db) : statement.compile();
}

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));

/** Its failure is reported by the commit. */
function ignore(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}
