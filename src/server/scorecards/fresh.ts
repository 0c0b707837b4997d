import { addMonths, daysOfMonth, type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { sql } from 'kysely';
import { type Range, rangeOf, type Tx } from '../platform/db/database.ts';
import { pipelinedEach, type Sender } from '../platform/db/pipeline.ts';
import { overVillages } from './elsewhere.ts';
import { recount } from './recount.ts';
import type { CountingServices } from './turns.ts';
import { type StaleCard, staleCards } from './stale.ts';

/** Counts what is stale in these areas before it is read: nobody sees an old figure. */
export async function freshen(services: CountingServices, areas: string[], month: Month): Promise<void> {
  await readFresh(services, areas, month, () => Promise.resolve());
}

/**
 * Reads in each area, in one transaction that also looks for what is stale; where something is, it is counted and read
 * again, so that nobody sees an old figure. Nothing is counted far ahead. `read` sends its statements before it waits.
 */
export async function readFresh<T>(
  services: CountingServices,
  areas: string[],
  month: Month,
  read: (sender: Sender, range: Range, index: number) => Promise<T>,
): Promise<T[]> {
  const once = () =>
    pipelinedEach(services.pipelines, services.db, areas.map(rangeOf), async (sender, index) => {
      const range = rangeOf(areas[index] ?? '');
      const [stale, found] = await Promise.all([
        stalenessIn(services, sender, range, month),
        read(sender, range, index),
      ]);
      return { ...stale, found };
    });
  const first = await once();
  const stale = first.flatMap(({ cards }) => cards);
  const elsewhere = first.some(({ shared }) => shared) ? await staleElsewhere(services, areas, month) : [];
  if (stale.length + elsewhere.length === 0) return first.map(({ found }) => found);
  await recount(services, [...stale, ...elsewhere]);
  return (await once()).map(({ found }) => found);
}

/** What is stale in a range, and whether officers' work in other villages may count inside it (`per: officer`). */
async function stalenessIn({ clock }: CountingServices, sender: Sender, range: Range, month: Month) {
  const now = clock.journalNow();
  if (month > addMonths(monthOf(now), 1)) return { cards: [], shared: false };
  const [cards, [shared]] = await Promise.all([staleCards(sender, range, month, now), sender.send(overVillages)]);
  return { cards, shared: shared?.any ?? false };
}

/** Stale cards of villages outside these areas whose officers' work is counted inside too. */
async function staleElsewhere(services: CountingServices, areas: string[], month: Month): Promise<StaleCard[]> {
  const { db, pipelines, clock } = services;
  const now = clock.journalNow();
  const others = await db.transaction().execute((tx) => othersOf(tx, areas, month));
  const found = await pipelinedEach(pipelines, db, others.map(rangeOf), (sender, index) =>
    staleCards(sender, rangeOf(others[index] ?? ''), month, now),
  );
  return found.flat();
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
