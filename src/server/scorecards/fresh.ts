import { addMonths, daysOfMonth, type Instant, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { sql } from 'kysely';
import { rangeOf, scopedEach, type Tx } from '../platform/db/database.ts';
import { anyOverVillages } from './elsewhere.ts';
import { recount } from './recount.ts';
import type { CountingServices } from './turns.ts';
import { type StaleCard, staleCards } from './stale.ts';

/** Counts what is stale in these areas before it is read: nobody sees an old figure. Nothing is counted far ahead. */
export async function freshen(services: CountingServices, areas: string[], month: Month): Promise<void> {
  const now = services.clock.journalNow();
  if (month > addMonths(monthOf(now), 1)) return;
  const stale = await scopedEach(services.db, areas.map(rangeOf), (tx, range) => staleCards(tx, range, month, now));
  await recount(services, [...stale, ...(await staleElsewhere(services, areas, month, now))]);
}

/** Stale cards of villages outside these areas whose officers' work is counted inside too (`per: officer`). */
async function staleElsewhere(
  services: CountingServices,
  areas: string[],
  month: Month,
  now: Instant,
): Promise<StaleCard[]> {
  const others = await services.db
    .transaction()
    .execute(async (tx) => ((await anyOverVillages(tx)) ? othersOf(tx, areas, month) : []));
  return scopedEach(services.db, others.map(rangeOf), (tx, range) => staleCards(tx, range, month, now));
}

async function othersOf(tx: Tx, areas: string[], month: Month): Promise<string[]> {
  const { first, last } = daysOfMonth(month);
  const { rows } = await sql<{ village: string }>`
    select distinct b.village from assignment a
    join assignment b on b.officer = a.officer and b.village <> a.village
    join area v on v.id = b.village and v.level = 'village'
    where exists (select from unnest(${areas}::text[]) as area (id) where starts_with(a.village, area.id))
      and not exists (select from unnest(${areas}::text[]) as area (id) where starts_with(b.village, area.id))
      and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})
      and b.from_day <= ${last} and (b.to_day is null or b.to_day >= ${first})
    order by 1`.execute(tx);
  return rows.map((row) => row.village);
}
