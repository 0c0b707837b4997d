import { sql } from 'kysely';
import type { Month } from '../../domain/calendar/utc8.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** What counting needs of the server; commands count without anyone looking on. */
export type CountingServices = Pick<Services, 'db' | 'pipelines' | 'clock' | 'holidays'> &
  Partial<Pick<Services, 'live'>>;

/**
 * Counting and changing what is counted by (policies, thresholds, postings, absences) take turns. A change marks only cards
 * that exist; without turns, one that crossed the first counting of a card would leave it stale for ever. Many count at once.
 */
export async function whileCounting(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('scorecard inputs'))`.execute(tx);
}

/** The other side of `whileCounting`; held from marking to the commit. */
export async function whileChanging(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('scorecard inputs'))`.execute(tx);
}

/** Lines up all that writes cards of a county's month: of two that overlapped, the one that read less could write last. */
export async function lockMonth(tx: Tx, county: string, month: Month): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`scorecard ${county}`}), hashtext(${month}))`.execute(tx);
}
