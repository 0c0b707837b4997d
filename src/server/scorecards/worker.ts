import { everything, scoped } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { recount } from './recount.ts';
import { dueCards } from './stale.ts';

/** How many cards one turn of the worker takes up. */
const TURN = 400;

/** One turn: counts what is marked or past its time, in any village. Answers how many cards it counted. */
export async function countDue(services: Services): Promise<number> {
  const now = services.clock.journalNow();
  return recount(services, await scoped(services.db, everything, (tx) => dueCards(tx, now, TURN)));
}
