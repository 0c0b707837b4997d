import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { Duty } from '../../domain/people/assignments.ts';
import type { Database } from '../platform/db/database.ts';

/** A posting of a village at any time, and who holds it. */
export interface VillagePosting {
  id: string;
  officer: { id: string; badge: string; name: string; grade: 'police' | 'auxiliary'; unit: string | null };
  workPhone: string | null;
  duty: Duty;
  lead: boolean;
  from: Day;
  to: Day | null;
}

/** Days on which someone posted here is away; why is nobody's business here. */
export interface VillageAbsence {
  officer: { id: string; name: string };
  from: Day;
  to: Day;
  substitute: string | null;
}

/** Everyone ever posted to a village, the latest first; a phone number only of who is posted on the day. */
export async function postingsOfVillage(db: Database, village: string, on: Day): Promise<VillagePosting[]> {
  const { rows } = await sql<VillagePosting>`
    select a.id, json_build_object('id', o.id, 'badge', o.badge, 'name', o.name, 'grade', o.grade, 'unit', o.unit) as officer,
      case when a.to_day is null or a.to_day >= ${on} then o.work_phone end as work_phone,
      a.duty, a.lead, a.from_day as "from", a.to_day as "to"
    from assignment a join officer o on o.id = a.officer
    where a.village = ${village}
    order by a.to_day is not null, a.to_day desc, a.lead desc, a.from_day desc, a.id`.execute(db);
  return rows;
}

/** Approved absences, from a year ago on, of who is posted to a village on a day: their own and their whole unit's. */
export async function absencesOfVillage(db: Database, village: string, on: Day): Promise<VillageAbsence[]> {
  const { rows } = await sql<VillageAbsence>`
    select distinct json_build_object('id', o.id, 'name', o.name)::jsonb as officer, b.from_day as "from", b.to_day as "to",
      s.name as substitute
    from assignment a join officer o on o.id = a.officer
    join absence b on b.officer = o.id or (b.unit is not null and b.unit = o.unit)
    left join officer s on s.id = coalesce((b.substitutes ->> a.village)::uuid, b.substitute)
    where a.village = ${village} and a.from_day <= ${on} and (a.to_day is null or a.to_day >= ${on})
      and b.state = 'approved' and b.to_day >= ${on}::date - 366
    order by b.from_day desc`.execute(db);
  return rows;
}
