import { countyOf } from '../../domain/areas/id.ts';
import type { Clock } from '../platform/clock.ts';
import { rangeOf, scopeTo, type Tx } from '../platform/db/database.ts';

/** A village that was closed and the one that goes on with its journal. */
export interface Merge {
  closed: string;
  successor: string;
}

/**
 * Opens the `continuation` of a closed village's journal in its successor's: history stays where it is, open cases are worked
 * in the successor. A journal without entries needs none.
 */
export async function openContinuation(tx: Tx, _clock: Clock, { closed }: Merge): Promise<void> {
  await scopeTo(tx, rangeOf(closed));
  const head = await tx
    .selectFrom('journalHead')
    .select(['number', 'digest'])
    .where('county', '=', countyOf(closed))
    .where('village', '=', closed)
    .executeTakeFirst();
  if (!head || head.number === 0) return;
  throw new Error('the journal of a closed village cannot be continued yet');
}
