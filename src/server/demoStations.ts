import { sql } from 'kysely';
import { type Day, type Instant, addDays, dayOf, startOf } from '../domain/calendar/utc8.ts';
import { recordIn } from './audit/audit.ts';
import type { Services } from './services.ts';

/** Days of the roster before today and after, today among the latter. */
const BEFORE = 7;
const AFTER = 14;
/** Turns change in the morning. */
const CHANGE = '08:00';

/** A station of the demonstration and its police officers, who are on call in turn. */
export interface Staffed {
  station: string;
  officers: string[];
}

interface Turn {
  station: string;
  officer: string;
  post: 'onCall' | 'lead';
  fromAt: Instant;
  toAt: Instant;
}

/** A turn of one officer for each day; where there are several, the one of the day after is in charge. */
export function turnsOf({ station, officers }: Staffed, today: Day): Turn[] {
  return Array.from({ length: BEFORE + AFTER }, (_, index) => {
    const day = addDays(today, index - BEFORE);
    const at = { station, fromAt: startOf(day, CHANGE), toAt: startOf(addDays(day, 1), CHANGE) };
    const posts = officers.length > 1 ? (['onCall', 'lead'] as const) : (['onCall'] as const);
    return posts.map((post, further): Turn => ({
      ...at,
      post,
      officer: officers[(index + further) % officers.length]!,
    }));
  }).flat();
}

/** Gives the stations of the demonstration a duty phone that cannot be dialled (no number begins with 0), and somebody on call. */
export async function staffStations(services: Services): Promise<void> {
  const { db, clock } = services;
  const today = dayOf(clock.now());
  const stations = await staffedStations(services, today);
  const turns = stations.filter(({ officers }) => officers.length > 0).flatMap((one) => turnsOf(one, today));
  const lines = stations.map(({ station }) => ({ account: 'system', action: 'roster.add', target: station }));
  await db.transaction().execute(async (tx) => {
    await sql`update station s set duty_phone = n.phone from (
        select id, '0558-0009' || lpad((row_number() over (order by id))::text, 3, '0') as phone from station
        where id = any(${stations.map(({ station }) => station)}::text[])
      ) n where n.id = s.id and s.duty_phone is null`.execute(tx);
    // one array for each column: a few thousand rows in one statement
    await sql`insert into duty_roster (station, officer, post, from_at, to_at)
      select * from unnest(${turns.map((turn) => turn.station)}::text[], ${turns.map((turn) => turn.officer)}::uuid[],
        ${turns.map((turn) => turn.post)}::text[], ${turns.map((turn) => turn.fromAt)}::timestamptz[],
        ${turns.map((turn) => turn.toAt)}::timestamptz[])
      on conflict do nothing`.execute(tx);
    await recordIn(tx, clock, lines);
  });
}

/** Each officer stands on the roster of one station alone: that of their first village, or whose clerk they are. */
async function staffedStations({ db }: Services, today: Day): Promise<Staffed[]> {
  const { rows } = await sql<Staffed>`
    with resident as (
      select a.officer, min(m.station) as station from assignment a
      join officer o on o.id = a.officer and o.grade = 'police'
      join station_village m on m.village = a.village and (m.to_day is null or m.to_day >= ${today})
      where a.duty = 'resident' and (a.to_day is null or a.to_day >= ${today}) group by a.officer
    ), clerk as (
      select g.officer, g.area as station from role_grant g join officer o on o.id = g.officer
      where g.role = 'station' and o.badge like 'DEMO%'
    ), staff as (select * from resident union select * from clerk)
    select m.station, array_remove(array_agg(distinct s.officer), null) as officers
    from (select distinct station from station_village where to_day is null or to_day >= ${today}) m
    left join staff s on s.station = m.station group by m.station order by m.station`.execute(db);
  return rows;
}
