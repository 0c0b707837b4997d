import { sql } from 'kysely';
import { type Instant, type Month, addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { recount } from './recount.ts';
import { missingCards } from './stale.ts';
import type { CountingServices } from './turns.ts';

/** How far back the nightly closing looks for cards nobody has counted. */
const LOOK_BACK = 12;

/**
 * Counts, and thereby closes, what is past and not closed: cards that wait for their time or for a decision on a held entry,
 * and months nobody has looked at in counties where the scheme already ran. Safe to run again, late, or from two processes.
 */
export async function closeDue(services: CountingServices): Promise<number> {
  const now = services.clock.journalNow();
  const open = await scoped(services.db, everything, (tx) => openPast(tx, monthOf(now)));
  const missing = await scoped(services.db, everything, (tx) => missingPast(tx, now));
  return recount(services, [...open, ...missing]);
}

async function openPast(tx: Tx, current: Month): Promise<{ village: string; month: Month }[]> {
  const { rows } = await sql<{ village: string; month: Month }>`
    select village, month from scorecard_village where closed_at is null and month < ${current}`.execute(tx);
  return rows;
}

/** A county's journal begins with what arrived first: what is dated before it was told afterwards. */
async function missingPast(tx: Tx, now: Instant): Promise<{ village: string; month: Month }[]> {
  const { rows } = await sql<{ county: string; first: Instant }>`
    select county, min(received_at) as first from entry where number = 1 group by county order by county`.execute(tx);
  const found: { village: string; month: Month }[] = [];
  for (let month = addMonths(monthOf(now), -LOOK_BACK); month < monthOf(now); month = addMonths(month, 1)) {
    for (const { county, first } of rows) {
      if (monthOf(first) <= month) found.push(...(await missingCards(tx, rangeOf(county), month)));
    }
  }
  return found;
}
