import { sql } from 'kysely';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { Database } from '../platform/db/database.ts';

interface NamedForce {
  area: string;
  name: string;
  from: Day;
  to: Day | null;
  policy: Policy;
}

/** What is in force at some time for some areas: their own, their ancestors' and what lies below them. */
export async function forcesIn(db: Database, areas: string[]): Promise<NamedForce[]> {
  const { rows } = await sql<NamedForce>`
    select f.area, a.name, f.from_day as "from", f.to_day as "to", p.document as policy from policy_force f
    join policy p on p.id = f.policy_id and p.version = f.policy_version join area a on a.id = f.area
    where exists (select from unnest(${areas}::text[]) as reached (id)
      where starts_with(f.area, reached.id) or starts_with(reached.id, f.area))
    order by f.area, f.from_day`.execute(db);
  return rows;
}

interface Version {
  policy: Policy;
  appliedAt: Instant;
  by: { badge: string; name: string } | null;
}

/** Versions, each once and whole, with who applied each first; the latest first. */
export async function versionsOf(db: Database, named: { id: string; version: number }[]): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select p.document as policy, p.applied_at,
      case when o.id is not null then json_build_object('badge', o.badge, 'name', o.name) end as by
    from policy p left join officer o on o.id = p.applied_by
    where (p.id, p.version) in (select * from unnest(${named.map(({ id }) => id)}::text[],
      ${named.map(({ version }) => version)}::integer[]))
    order by p.applied_at desc, p.id, p.version desc`.execute(db);
  return rows;
}
