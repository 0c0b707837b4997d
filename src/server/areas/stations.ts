import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Operation, reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Database, Tx } from '../platform/db/database.ts';

export interface ListedStation {
  id: string;
  name: string;
  dutyPhone: string | null;
  villages: { id: string; name: string }[];
}

/** Stations that have villages of an area, within reach, on a day. */
export async function listStations(
  db: Database,
  { area, on }: { area: string; on: Day },
  within: string[],
): Promise<ListedStation[]> {
  const { rows } = await sql<ListedStation>`
    select s.id, s.name, s.duty_phone, json_agg(json_build_object('id', v.id, 'name', v.name) order by v.id) as villages
    from station_village m join station s on s.id = m.station join area v on v.id = m.village
    where m.village >= ${area} and m.village < ${`${area}~`}
      and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(m.village, prefix))
    group by s.id order by s.id`.execute(db);
  return rows;
}

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
