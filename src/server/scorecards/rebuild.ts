import { sql } from 'kysely';
import { everything, scoped } from '../platform/db/database.ts';
import { batches, recountTogether } from './recount.ts';
import type { CountingServices } from './turns.ts';
import type { StaleCard } from './stale.ts';

/**
 * Makes all cards again from the journals: those there are, those of closed months, and those of months with entries; any
 * other is counted when somebody first looks. In the turns of every counting, so the server may run meanwhile.
 */
export async function rebuildCards(
  services: CountingServices,
  progress: (done: number, of: number) => void,
): Promise<number> {
  const cards = await scoped(services.db, everything, async (tx) => {
    const { rows } = await sql<StaleCard>`
      select village, month from scorecard_village
      union select village, month from month_closing
      union select village, month from scorecard_dirty
      union select village, to_char(occurred_on, 'YYYY-MM') as month from (select distinct village, occurred_on from entry) as days`.execute(
      tx,
    );
    return rows;
  });
  let done = 0;
  for (const { villages, month } of batches(cards)) {
    progress(done, cards.length);
    done += await recountTogether(services, villages, month);
  }
  progress(done, cards.length);
  return done;
}
