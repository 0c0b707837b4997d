import { everything, scoped } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { batches, recountTogether } from './recount.ts';
import { dueCards } from './stale.ts';

/** How many cards one turn of the worker takes up. */
const TURN = 400;

/**
 * One turn: counts what is marked or past its time, in any village. Answers how many cards it counted. A batch that fails
 * does not keep the others waiting; it stays marked for the next turn.
 */
export async function countDue(services: Services): Promise<number> {
  const now = services.clock.journalNow();
  const due = await scoped(services.db, everything, (tx) => dueCards(tx, now, TURN));
  let counted = 0;
  for (const { villages, month } of batches(due)) {
    try {
      counted += await recountTogether(services, villages, month);
    } catch (error) {
      services.log.error({ err: error, villages, month }, 'these cards could not be counted');
    }
  }
  return counted;
}
