import { sql } from 'kysely';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import { type Operation, reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Database, Tx } from '../platform/db/database.ts';

export interface ListedStation {
  id: string;
  name: string;
  dutyPhone: string | null;
  /** With the days from which, and to which if that is known, the village is the station's. */
  villages: { id: string; name: string; from: Day; to: Day | null }[];
  /** Who is on call at this moment (值班民警、带班领导). */
  onCall: { name: string; workPhone: string | null; post: 'onCall' | 'lead'; to: Instant }[];
}

/**
 * Stations that have villages of an area, within reach, on a day. `unmapped`: also those that have never had a village: one
 * just entered waits for its villages.
 */
export async function listStations(
  db: Database,
  asked: { area: string; on: Day; now: Instant; unmapped: boolean },
  within: string[],
): Promise<ListedStation[]> {
  const { area, on, now, unmapped } = asked;
  const { rows } = await sql<ListedStation>`
    select s.id, s.name, s.duty_phone,
      json_agg(json_build_object('id', v.id, 'name', v.name, 'from', m.from_day, 'to', m.to_day) order by v.id) as villages,
      coalesce((select json_agg(json_build_object('name', o.name, 'workPhone', o.work_phone, 'post', r.post, 'to', r.to_at)
          order by r.post, r.from_at)
        from duty_roster r join officer o on o.id = r.officer
        where r.station = s.id and r.from_at <= ${now} and r.to_at > ${now}), '[]') as on_call
    from station_village m join station s on s.id = m.station join area v on v.id = m.village
    where m.village >= ${area} and m.village < ${`${area}~`}
      and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(m.village, prefix))
    group by s.id
    union all
    select s.id, s.name, s.duty_phone, '[]', '[]' from station s
    where ${unmapped} and not exists (select from station_village m where m.station = s.id)
    order by id`.execute(db);
  return rows;
}

/** The station of the village `v` of a statement on a day, as JSON; null: none has it. */
export const stationOn = (on: Day) => sql`
  (select json_build_object('id', s.id, 'name', s.name, 'dutyPhone', s.duty_phone)
    from station_village m join station s on s.id = m.station
    where m.village = v.id and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on}))`;

/** Whether an operation reaches a station for a person: their own, or one with a village they reach on that day. */
export async function reachesStation(
  tx: Tx | Database,
  person: Person,
  operation: Operation,
  { station, on }: { station: string; on: Day },
): Promise<boolean> {
  const within = reach(person, operation);
  const { rows } = await sql`
    select from station s where s.id = ${station} and exists (
      select from station_village m, unnest(${within}::text[]) as prefix
      where m.station = s.id and starts_with(m.village, prefix)
        and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on}))`.execute(tx);
  return rows.length > 0;
}
