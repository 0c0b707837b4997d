import { createHash } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { Database, Tx } from './database.ts';

/**
 * A statement whose text is always the same: joined once for each place in the code, values only as parameters. For the few
 * statements that every push runs, where building, compiling and planning them each time costs more than running them.
 */
export interface Fixed<T> {
  /** The same for the same text: connections keep its plan by this name. */
  name: string;
  sql: string;
  parameters: unknown[];
  /** Never there: the type of its rows. */
  row?: T;
}

const texts = new WeakMap<TemplateStringsArray, { name: string; sql: string }>();

/** Tag of a fixed statement. */
export function fixed<T>(strings: TemplateStringsArray, ...parameters: unknown[]): Fixed<T> {
  let text = texts.get(strings);
  if (text === undefined) {
    const sql = strings.reduce((before, part, index) => `${before}$${index}${part}`);
    text = { name: nameOf(sql), sql };
    texts.set(strings, text);
  }
  return { ...text, parameters };
}

/** A fixed statement whose text is put together beforehand, for columns that are known by name; values as `$1`, `$2` …. */
export function composed<T>(sql: string): (...parameters: unknown[]) => Fixed<T> {
  const name = nameOf(sql);
  return (...parameters) => ({ name, sql, parameters });
}

const nameOf = (sql: string): string => createHash('sha256').update(sql).digest('hex').slice(0, 16);

/** Runs a fixed statement in a transaction, or on its own. */
export async function runFixed<T>(tx: Tx | Database, statement: Omit<Fixed<T>, 'name'>): Promise<T[]> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(statement.sql, statement.parameters));
  return rows as T[];
}
