import { sql } from 'kysely';
import { addMonths, type Day, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { type Database, rangeOf, scoped } from '../platform/db/database.ts';

/** What putting a policy in force would touch, told before it is done. */
export interface Consequence {
  villages: number;
  /** The first month it judges: one is judged by what is in force on its first day. */
  firstMonth: Month;
  /** Months it would judge that are closed in some villages: those do not move. */
  closed: { month: Month; villages: number }[];
  /** Areas below that have a policy of their own then, and keep it. */
  own: { area: string; name: string; from: Day; policy: { id: string; version: number } }[];
}

/** What applying anything to an area from a day on would touch. */
export async function consequenceOf(db: Database, area: string, from: Day): Promise<Consequence> {
  const firstMonth = from.endsWith('-01') ? monthOf(from) : addMonths(monthOf(from), 1);
  const { lo, hi } = rangeOf(area);
  return scoped(db, { lo, hi }, async (tx) => {
    const { rows: villages } = await sql<{ number: number }>`
      select count(*)::int as number from area where id >= ${lo} and id < ${hi} and level = 'village'
        and (closed_on is null or closed_on > ${from})`.execute(tx);
    const { rows: closed } = await sql<{ month: Month; villages: number }>`
      select month, count(*)::int as villages from month_closing
      where village >= ${lo} and village < ${hi} and month >= ${firstMonth} group by month order by month`.execute(tx);
    const { rows: own } = await sql<Consequence['own'][number]>`
      select f.area, a.name, f.from_day as "from", json_build_object('id', f.policy_id, 'version', f.policy_version) as policy
      from policy_force f join area a on a.id = f.area
      where f.area > ${lo} and f.area < ${hi} and (f.to_day is null or f.to_day >= ${from}) order by f.area, f.from_day`.execute(
      tx,
    );
    return { villages: villages[0]?.number ?? 0, firstMonth, closed, own };
  });
}
