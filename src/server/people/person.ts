import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { Grant, Person, Posting, Role } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';

/** An officer as stored, with roles and what they reach on a day. */
export interface StoredPerson extends Omit<Person, 'session'> {
  /** Roles that must sign in with a second factor, among those held. */
  secondFactorRequired: boolean;
  /** The day all this is of, and the next day on which a posting or a station's villages change it; null: none known. */
  on: Day;
  changesOn: Day | null;
  /** Their password was given by the administrator. */
  oneTimePassword: boolean;
}

interface Row {
  id: string;
  badge: string;
  name: string;
  grade: 'police' | 'auxiliary';
  roles: { role: Role; area: string; team: string | null }[];
  postings: Posting[];
  reached: { role: Role; area: string; prefixes: string[] }[];
  secondFactorRequired: boolean;
  changesOn: Day | null;
  oneTimePassword: boolean;
}

/**
 * An officer with what their roles reach on a day: an officer's villages are those posted to that day, a station's those it
 * has that day (a township it covers whole becomes one prefix), each with the villages it succeeded, whose history stays
 * readable. Null: no such officer, left, or locked.
 */
export async function personOn(db: Database, officer: string, day: Day, today: Day): Promise<StoredPerson | null> {
  const { rows } = await rowOn(officer, day, today).execute(db);
  return rows[0] === undefined ? null : assembled(rows[0], day);
}

/** Whether what an officer reaches is the same on that day. */
export const isOn = ({ on, changesOn }: StoredPerson, day: Day): boolean =>
  on <= day && (changesOn === null || day < changesOn);

function assembled(row: Row, on: Day): StoredPerson {
  const { reached, roles, ...rest } = row;
  const grants = roles.map(({ role, area, team }): Grant => {
    const within = reached.find((found) => found.role === role && found.area === area)?.prefixes ?? [];
    return { role, area, within, ...(team === null ? {} : { name: team }) };
  });
  return { ...rest, grants, on };
}

/** One statement: it runs for every session every five seconds. */
const rowOn = (officer: string, day: Day, today: Day) => sql<Row>`
  with recursive
  held as (select role, area from role_grant where officer = ${officer}),
  posted as (
    select a.village, a.duty, a.lead, a.from_day, a.to_day from assignment a
    where a.officer = ${officer} and a.from_day <= ${day} and (a.to_day is null or a.to_day >= ${day})
  ),
  reach as (
    select held.role, held.area, posted.village from held, posted where held.role = 'officer'
    union
    select held.role, held.area, s.village from held join station_village s on s.station = held.area
    where held.role = 'station' and s.from_day <= ${day} and (s.to_day is null or s.to_day >= ${day})
    union
    select held.role, held.area, team.village from held join team on team.id = held.area where held.role = 'patrolLeader'
    union
    select role, area, area from held where role = 'committee'
    union
    select reach.role, reach.area, before.id from reach join area before on before.successor = reach.village
  ),
  whole as (
    select stations.area, v.parent as township from (select distinct area, left(village, 9) as township from reach where role = 'station') stations join area v on v.parent = stations.township
    left join reach on reach.role = 'station' and reach.area = stations.area and reach.village = v.id
    group by 1, 2 having bool_and(reach.village is not null)
  ),
  prefixes as (
    select distinct reach.role, reach.area, coalesce(whole.township, reach.village) as prefix from reach
    left join whole on reach.role = 'station' and whole.area = reach.area and whole.township = left(reach.village, 9)
    union all
    select role, area, area from held where role = 'bureau'
  )
  select o.id, o.badge, o.name, o.grade,
    (select coalesce(json_agg(json_build_object('role', held.role, 'area', held.area, 'team', team.name)
      order by held.role, held.area), '[]') from held left join team on held.role = 'patrolLeader' and team.id = held.area) as roles,
    (select coalesce(json_agg(json_build_object('village', village, 'duty', duty, 'lead', lead, 'from', from_day, 'to', to_day)
      order by village, from_day), '[]') from posted) as postings,
    (select coalesce(json_agg(json_build_object('role', role, 'area', area, 'prefixes', found)), '[]')
      from (select role, area, json_agg(prefix order by prefix) as found from prefixes group by 1, 2) each) as reached,
    exists (select from held join two_factor_rule rule on rule.role = held.role and rule.required) as second_factor_required, (${nextChange(officer, day)}) as changes_on,
    exists (select from account_state where officer = o.id and password_until is not null) as one_time_password
  from officer o where o.id = ${officer} and not exists (select from account_state where officer = o.id and locked_at is not null) and (o.left_on is null or o.left_on > ${today})`;

/** The next day on which one of their postings, or a village of a station they work for, begins or has ended. */
const nextChange = (officer: string, day: Day) => sql`
  select min(change) from (
    select unnest(array[from_day, to_day + 1]) as change from assignment where officer = ${officer}
    union all
    select unnest(array[s.from_day, s.to_day + 1]) from held
    join station_village s on s.station = held.area where held.role = 'station'
  ) changes where change > ${day}::date`;
