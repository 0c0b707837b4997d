import { sql } from 'kysely';
import { type Instant, type Month, addMonths, monthOf } from '../../domain/calendar/utc8.ts';
import { everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { sendingIn } from '../platform/db/pipeline.ts';
import { begunIn, ranIn } from './begun.ts';
import { recount } from './recount.ts';
import { missingCards, type StaleCard } from './stale.ts';
import type { CountingServices } from './turns.ts';

/** How far back the nightly closing looks for cards nobody has counted. */
const LOOK_BACK = 12;

/**
 * Counts, and thereby closes, what is past and not closed: cards that wait for their time or for a decision on a held entry,
 * and months nobody has looked at where the scheme already ran, the running one too, so that its first reader need not wait.
 * Safe to run again, late, or from two processes.
 */
export async function closeDue(services: CountingServices): Promise<number> {
  const now = services.clock.journalNow();
  const open = await scoped(services.db, everything, (tx) => openPast(tx, monthOf(now)));
  const uncounted = await scoped(services.db, everything, (tx) => missing(tx, now));
  return recount(services, [...open, ...uncounted]);
}

async function openPast(tx: Tx, current: Month): Promise<StaleCard[]> {
  const { rows } = await sql<StaleCard>`
    select village, month from scorecard_village where closed_at is null and month < ${current}`.execute(tx);
  return rows;
}

async function missing(tx: Tx, now: Instant): Promise<StaleCard[]> {
  const begun = await begunIn(tx, everything);
  const counties = [...new Set([...begun.keys()].map((township) => township.slice(0, 6)))].sort();
  const found: StaleCard[] = [];
  for (let month = addMonths(monthOf(now), -LOOK_BACK); month <= monthOf(now); month = addMonths(month, 1)) {
    for (const county of counties) {
      const cards = await sendingIn(tx, (sender) => missingCards(sender, rangeOf(county), month));
      found.push(...cards.filter(({ village }) => ranIn(begun, village, month)));
    }
  }
  return found;
}
