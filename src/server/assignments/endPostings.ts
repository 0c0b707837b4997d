import { addDays, type Day } from '../../domain/calendar/utc8.ts';
import type { Tx } from '../platform/db/database.ts';
import { lockOfficers, postingsOf, updatePostings } from './postings.ts';
import { type Setting, settle } from './settle.ts';

/**
 * Ends the postings of a village that is closed, or of an officer who leaves, on the day before `on`; answers how many. One
 * that would begin on `on` or later cannot be ended: it has to be moved first.
 */
export async function endPostings(
  tx: Tx,
  setting: Setting,
  whose: { villages: string[] } | { officers: string[] },
  on: Day,
): Promise<number | 'begins later'> {
  const seen = await postingsOf(tx, whose);
  await lockOfficers(
    tx,
    seen.map(({ officer }) => officer),
  );
  const open = (await postingsOf(tx, whose)).filter(({ to }) => to === null || to >= on);
  if (open.some(({ from }) => from >= on)) return 'begins later';
  await updatePostings(
    tx,
    open.map((posting) => ({ ...posting, to: addDays(on, -1) })),
  );
  await settle(
    tx,
    setting,
    open.map((posting) => ({ ...posting, from: on })),
  );
  return open.length;
}
