import { randomInt } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Month } from '../../domain/calendar/utc8.ts';
import type { Range, Tx } from '../platform/db/database.ts';
import { whileChanging } from './turns.ts';

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
  return markingAll(sql`
    select left(village, 6) as county, village, month
    from unnest(${villages}::text[], ${months}::text[]) as stale (village, month)`);
}

const markingAll = (cards: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into scorecard_dirty (county, village, month, mark)
  select county, village, month, ${randomInt(2 ** 47)}::bigint from (${cards}) as stale
  on conflict (county, village, month) do update set mark = excluded.mark`;

/** Months of a village whose postings or absences changed; both inclusive. */
export interface Span {
  village: string;
  from: Month;
  to: Month;
}

/**
 * Marks the open cards among these, after what they are counted by was changed. Closed ones do not move, and cards that were
 * never counted are counted when somebody first looks: a posting since 2014 does not call up ten years of them.
 */
export async function markOpenOf(tx: Tx, spans: Span[]): Promise<void> {
  if (spans.length === 0) return;
  await whileChanging(tx);
  await markingAll(sql`
    select distinct s.county, s.village, s.month
    from unnest(${spans.map((span) => span.village)}::text[], ${spans.map((span) => span.from)}::text[],
      ${spans.map((span) => span.to)}::text[]) as span (village, first, last)
    join scorecard_village s on s.county = left(span.village, 6) and s.village = span.village
      and s.month between span.first and span.last
    where s.closed_at is null
    order by 2, 3`).execute(tx);
}

/** The same for every village of a range, from a month on. */
export async function markOpenIn(tx: Tx, range: Range, from: Month): Promise<void> {
  await whileChanging(tx);
  await markingAll(sql`
    select county, village, month from scorecard_village
    where month >= ${from} and village >= ${range.lo} and village < ${range.hi} and closed_at is null
    order by 2, 3`).execute(tx);
}
