import { randomInt } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Month } from '../../domain/calendar/utc8.ts';
import type { Tx } from '../platform/db/database.ts';

/** A card that must be counted again. */
export interface Mark {
  village: string;
  month: Month;
}

/**
 * Marks cards stale in the caller's transaction, which must be open to their villages. Every mark writes a fresh value: the
 * worker takes a mark away only while it still holds the value it read, so a change that crosses it is never lost (with DO
 * NOTHING it would be). In village-month order, so that two transactions cannot wait for each other.
 */
export async function markMonths(tx: Tx, marks: Iterable<Mark>): Promise<void> {
  await marking(marks)?.execute(tx);
}

/** The statement of `markMonths`; undefined when there is nothing to mark. */
export function marking(marks: Iterable<Mark>): RawBuilder<unknown> | undefined {
  const keys = [...new Set([...marks].map((mark) => `${mark.village} ${mark.month}`))].sort();
  if (keys.length === 0) return undefined;
  const villages = keys.map((key) => key.split(' ')[0] ?? '');
  const months = keys.map((key) => key.split(' ')[1] ?? '');
  const fresh = randomInt(2 ** 47);
  return sql`
    insert into scorecard_dirty (county, village, month, mark)
    select left(village, 6), village, month, ${fresh}::bigint
    from unnest(${villages}::text[], ${months}::text[]) as stale (village, month)
    on conflict (county, village, month) do update set mark = excluded.mark`;
}
