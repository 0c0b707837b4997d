import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { Duty } from '../../domain/people/assignments.ts';
import type { Database } from '../platform/db/database.ts';

interface Listed {
  id: string;
  officer: { id: string; badge: string; name: string };
  village: { id: string; name: string };
  duty: Duty;
  lead: boolean;
  from: Day;
  to: Day | null;
}

/** Postings in the part of an area that is within reach, by village and first day; those of one day, or all. */
export async function listPostings(
  db: Database,
  asked: { area: string; on?: Day | undefined },
  within: string[],
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select a.id, json_build_object('id', o.id, 'badge', o.badge, 'name', o.name) as officer,
      json_build_object('id', v.id, 'name', v.name) as village, a.duty, a.lead, a.from_day as "from", a.to_day as "to"
    from assignment a join officer o on o.id = a.officer join area v on v.id = a.village
    where a.village >= ${asked.area} and a.village < ${`${asked.area}~`}
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(a.village, prefix))
      and (${asked.on ?? null}::date is null
        or a.from_day <= ${asked.on ?? null}::date and (a.to_day is null or a.to_day >= ${asked.on ?? null}::date))
    order by a.village, a.from_day, a.id`.execute(db);
  return rows;
}
