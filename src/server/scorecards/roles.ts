import { sql } from 'kysely';
import { daysOfMonth, type Month } from '../../domain/calendar/utc8.ts';
import { rangeOf, scopedEach } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** How many entries of a kind a month has. */
export interface KindCount {
  kind: string;
  entries: number;
}

/**
 * A month of some areas by kind of entry, so that it can be read by the six roles of the source (六大员). Withdrawn entries are
 * not in it; an entry counts on the day it was first noted for. Counted from the entries themselves, which is quick enough for a
 * county: wider areas are not asked for.
 */
export async function kindCounts({ db }: Services, areas: string[], month: Month): Promise<KindCount[]> {
  const { first, last } = daysOfMonth(month);
  const found = await scopedEach(db, areas.map(rangeOf), async (tx, { lo, hi }) => {
    const { rows } = await sql<KindCount>`
      select e.kind, count(*)::int as entries from entry e
      where e.county = ${lo.slice(0, 6)} and e.village >= ${lo} and e.village < ${hi}
        and e.occurred_on between ${first} and ${last}
        and not coalesce((
          select c.body ->> 'action' = 'withdraw' from entry c
          where c.county = e.county and c.village = e.village and c.about = e.id and c.kind = 'correction'
          order by c.recorded_at desc, c.id desc limit 1), false)
      group by e.kind`.execute(tx);
    return rows;
  });
  const sums = new Map<string, number>();
  for (const { kind, entries } of found) sums.set(kind, (sums.get(kind) ?? 0) + entries);
  return [...sums].map(([kind, entries]) => ({ kind, entries }));
}
