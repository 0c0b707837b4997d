import { sql } from 'kysely';
import { type Instant, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import type { Range, Tx } from '../platform/db/database.ts';

const townshipOf = (village: string): string => village.slice(0, 9);

/**
 * When the journals of the townships in a range began: with what arrived first, for what is dated before it was told
 * afterwards. Where nothing has begun and nobody is posted, the scheme does not run yet and no month is missed.
 */
export async function begunIn(tx: Tx, { lo, hi }: Range): Promise<Map<string, Instant>> {
  const { rows } = await sql<{ township: string; first: Instant }>`
    select left(h.village, 9) as township, min(e.received_at) as first from journal_head h
    join entry e on e.county = h.county and e.village = h.village and e.number = 1
    where h.village >= ${lo} and h.village < ${hi} group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.township, row.first]));
}

/** Whether the scheme ran in a village's township by the end of a month. */
export function ranIn(begun: ReadonlyMap<string, Instant>, village: string, month: Month): boolean {
  const first = begun.get(townshipOf(village));
  return first !== undefined && monthOf(first) <= month;
}
