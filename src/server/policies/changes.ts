import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/database.ts';

/** Something a bureau changed: a policy put in force for an area, or a village's own threshold. */
interface Change {
  area: string;
  from: Day;
  to?: Day | undefined;
  changedBy: string | null;
  policyId?: string;
  policyVersion?: number;
  duty?: DutyId;
  threshold?: number;
}

/** Adds a line to what was changed, in the transaction that changes it. */
export async function recordChange(tx: Tx, clock: Clock, { from, to, ...change }: Change): Promise<void> {
  await tx
    .insertInto('policyChange')
    .values({ id: uuidv7(), at: clock.now(), fromDay: from, toDay: to ?? null, ...change })
    .execute();
}

/** A change as it is told: who, when, where and what. */
export interface ToldChange {
  at: Instant;
  by: { badge: string; name: string } | null;
  area: string;
  name: string;
  from: Day;
  to: Day | null;
  policy: { id: string; version: number } | null;
  duty: DutyId | null;
  threshold: number | null;
}

/** How far back changes are told; the audit log has them all. */
const TOLD = 200;

/** The latest changes that concern some areas: theirs, their ancestors' and those below; newest first. */
export async function changesIn(db: Database, areas: string[]): Promise<ToldChange[]> {
  const { rows } = await sql<ToldChange>`
    select c.at, c.area, a.name, c.from_day as "from", c.to_day as "to", c.duty, c.threshold,
      case when o.id is not null then json_build_object('badge', o.badge, 'name', o.name) end as by,
      case when c.policy_id is not null then json_build_object('id', c.policy_id, 'version', c.policy_version) end as policy
    from policy_change c join area a on a.id = c.area left join officer o on o.id = c.changed_by
    where exists (select from unnest(${areas}::text[]) as reached (id)
      where starts_with(c.area, reached.id) or starts_with(reached.id, c.area))
    order by c.at desc, c.id desc limit ${TOLD}`.execute(db);
  return rows;
}
