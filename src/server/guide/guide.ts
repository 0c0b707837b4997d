import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { Standing } from '../../domain/people/guide.ts';
import type { Database } from '../platform/db/database.ts';

const inForce = (on: Day) => sql`from_day <= ${on} and (to_day is null or to_day >= ${on})`;
const canSignIn = (officer: string) => sql`exists (select from auth_account a where a.user_id = ${sql.ref(officer)})`;

/** What is there of a deployment on a day, in the areas given; officers belong to no area and are all counted. */
export async function standingOn(db: Database, on: Day, within: readonly string[]): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with v as (
      select id,
        exists (select from station_village m where m.village = area.id and ${inForce(on)}) as stationed,
        exists (select from assignment p where p.village = area.id and p.lead and ${inForce(on)}) as led,
        exists (select from policy_force f where starts_with(area.id, f.area) and ${inForce(on)}) as ruled
      from area
      where level = 'village' and (closed_on is null or closed_on > ${on})
        and exists (select from scheme_period s where s.area = area.id and ${inForce(on)})
        and exists (select from unnest(${within}::text[]) as prefix where starts_with(area.id, prefix))
    ), s as (
      select distinct station.id, duty_phone from station
      join station_village m on m.station = station.id and ${inForce(on)} join v on v.id = m.village
    ), p as (
      select distinct assignment.id, officer from assignment join v on v.id = village where ${inForce(on)}
    )
    select (select count(distinct officer)::int from role_grant g where role = 'bureau' and ${canSignIn('g.officer')}) as bureaus,
      (select count(*)::int from v) as villages,
      (select count(*)::int from v where stationed) as with_station,
      (select count(*)::int from v where led) as with_lead,
      (select count(*)::int from v where ruled) as with_policy,
      (select count(*)::int from s) as stations,
      (select count(*)::int from s where duty_phone is not null) as stations_with_phone,
      (select count(*)::int from role_grant g join officer o on o.id = g.officer
        where role = 'officer' and (left_on is null or left_on > ${on})) as officers,
      (select count(*)::int from p) as postings,
      (select count(distinct officer)::int from p where ${canSignIn('p.officer')}) as invited`.execute(db);
  return rows[0]!;
}
