import { CompiledQuery } from 'kysely';
import type { Database, Tx } from './database.ts';

/**
 * A statement whose text is always the same: joined once for each place in the code, values only as parameters. For the few
 * statements that every push runs, where building and compiling them each time costs more than running them.
 */
export interface Fixed<T> {
  sql: string;
  parameters: unknown[];
  /** Never there: the type of its rows. */
  row?: T;
}

const texts = new WeakMap<TemplateStringsArray, string>();

/** Tag of a fixed statement. */
export function fixed<T>(strings: TemplateStringsArray, ...parameters: unknown[]): Fixed<T> {
  let sql = texts.get(strings);
  if (sql === undefined) {
    sql = strings.reduce((text, part, index) => `${text}$${index}${part}`);
    texts.set(strings, sql);
  }
  return { sql, parameters };
}

/** Runs a fixed statement in a transaction, or on its own. */
export async function runFixed<T>(tx: Tx | Database, statement: Fixed<T>): Promise<T[]> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(statement.sql, statement.parameters));
  return rows as T[];
}
