import { sql } from 'kysely';
import type { Instant, Month } from '../../domain/calendar/utc8.ts';
import type { Range, Tx } from '../platform/db/database.ts';

/** A card that must be counted (again), and the mark it carries, if any. */
export interface StaleCard {
  village: string;
  month: Month;
  mark: number | null;
}

/**
 * The cards of a month that cannot be shown as they are: never counted, marked, or changed by time alone since. The
 * transaction is open to `range`.
 */
export async function staleCards(tx: Tx, range: Range, month: Month, now: Instant): Promise<StaleCard[]> {
  const { rows } = await sql<StaleCard>`
    select v.id as village, ${month} as month, d.mark
    from area v
    left join scorecard_village s on s.county = left(v.id, 6) and s.village = v.id and s.month = ${month}
    left join scorecard_dirty d on d.county = left(v.id, 6) and d.village = v.id and d.month = ${month}
    where v.id >= ${range.lo} and v.id < ${range.hi} and v.level = 'village'
      and (d.mark is not null
        or (s.closed_at is null and s.changes_at <= ${now})
        or (s.village is null and exists (select from scheme_period p
          where p.area = v.id and p.from_day < (${`${month}-01`}::date + interval '1 month')
            and (p.to_day is null or p.to_day >= ${`${month}-01`}::date))))
    order by v.id`.execute(tx);
  return rows;
}

/** Marked cards and cards past their time, any month: what the worker takes up, oldest first within a village's county. */
export async function dueCards(tx: Tx, now: Instant, limit: number): Promise<StaleCard[]> {
  const { rows } = await sql<StaleCard>`
    (select village, month, mark from scorecard_dirty order by county, month, village limit ${limit})
    union all
    (select s.village, s.month, null::bigint as mark from scorecard_village s
      where s.closed_at is null and s.changes_at <= ${now}
        and not exists (select from scorecard_dirty d
          where d.county = s.county and d.village = s.village and d.month = s.month)
      order by s.changes_at limit ${limit})`.execute(tx);
  return rows;
}
