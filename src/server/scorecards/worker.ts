import { everything, scoped } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { batches, recountTogether } from './recount.ts';
import { beforeAll, dueCards } from './stale.ts';

/** How many cards are taken up together. */
const TURN = 400;

/**
 * One round over what is marked or past its time, in any village. Answers how many cards it counted. Each card comes once a
 * round, however often it is marked meanwhile: a village where much is noted would otherwise keep the worker, and the others
 * waiting. A batch that fails does not keep the others waiting either; it stays marked for the next round.
 */
export async function countDue(services: Services, signal?: AbortSignal): Promise<number> {
  const { db, clock } = services;
  let counted = 0;
  for (let after = beforeAll; !signal?.aborted;) {
    const due = await scoped(db, everything, (tx) => dueCards(tx, clock.journalNow(), after, TURN));
    for (const { villages, month } of batches(due)) {
      try {
        counted += await recountTogether(services, villages, month);
      } catch (error) {
        services.log.error({ err: error, villages, month }, 'these cards could not be counted');
      }
    }
    const last = due.at(-1);
    if (last === undefined || due.length < TURN) break;
    after = last;
  }
  return counted;
}
