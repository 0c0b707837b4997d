import { sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import { inForceInMonth } from '../../domain/duties/force.ts';
import type { Range, Tx } from '../platform/db/database.ts';
import { fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import { allForces } from './inputs.ts';

/** A card that must be counted (again). */
export interface StaleCard {
  village: string;
  month: Month;
}

/**
 * The cards of a month that cannot be shown as they are: never counted, marked, or changed by time alone since. The
 * transaction is open to `range`.
 */
export async function staleCards(sender: Sender, range: Range, month: Month, now: Instant): Promise<StaleCard[]> {
  const changed = sender.send(fixed<StaleCard>`
    select village, month from scorecard_dirty
    where month = ${month} and village >= ${range.lo} and village < ${range.hi}
    union
    select village, month from scorecard_village
    where month = ${month} and village >= ${range.lo} and village < ${range.hi}
      and changes_at <= ${now}`);
  // together: a failure ends both, and one that nobody waits for would end the process
  return (await Promise.all([changed, missingCards(sender, range, month)])).flat();
}

/**
 * Cards nobody has counted yet: of villages with a policy in force, in the scheme or with a posting in the month. What is there
 * is read once and hashed (`not in`): looking each village up took longer than all figures of a city.
 */
export async function missingCards(sender: Sender, range: Range, month: Month): Promise<StaleCard[]> {
  const { first, last } = daysOfMonth(month);
  const rows = await sender.send(fixed<StaleCard>`
    select v.id as village, ${month}::text as month from area v
    where v.id >= ${range.lo} and v.id < ${range.hi} and v.level = 'village'
      and v.id not in (select village from scorecard_village
        where month = ${month} and village >= ${range.lo} and village < ${range.hi})
      and (exists (select from scheme_period p
          where p.area = v.id and p.from_day <= ${last} and (p.to_day is null or p.to_day >= ${first}))
        or exists (select from assignment a
          where a.village = v.id and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})))
    order by v.id`);
  if (rows.length === 0) return [];
  const forces = await sender.send(allForces);
  return rows.filter((card) => inForceInMonth(forces, card.village, month) !== undefined);
}

/** Before every card, in the order of `dueCards`. */
export const beforeAll: StaleCard = { village: '', month: '' };

/** Marked cards and cards past their time, any month, in village-month order after a card: what the worker takes up. */
export async function dueCards(tx: Tx, now: Instant, after: StaleCard, limit: number): Promise<StaleCard[]> {
  const { rows } = await sql<StaleCard>`
    (select village, month from scorecard_dirty
      where (county, village, month) > (${after.village.slice(0, 6)}, ${after.village}, ${after.month})
      order by county, village, month limit ${limit})
    union
    (select village, month from scorecard_village
      where changes_at <= ${now} and (village, month) > (${after.village}, ${after.month})
      order by village, month limit ${limit})
    order by village, month limit ${limit}`.execute(tx);
  return rows;
}
