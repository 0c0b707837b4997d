import { sql } from 'kysely';
import { lengthAt, type Level, levelOf, levels } from '../../domain/areas/id.ts';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Coverage, coverageOf, type Named, type VillageOn } from '../../domain/people/coverage.ts';
import { rangeOf, type Database } from '../platform/db/database.ts';

/** How coverage may be broken down: one level below the area asked for, or at a level of its own, or by police station. */
export const breakdowns = ['area', 'county', 'township', 'station'] as const;
export type Breakdown = (typeof breakdowns)[number];

type Village = VillageOn & { station: string | null };

export interface AreaCoverage extends Coverage {
  area: string;
  on: Day;
  rows?: (Coverage & { area: Named | null })[];
}

/** Coverage of the part of an area that is within reach, on a day; null when there is no such part. */
export async function coverage(
  db: Database,
  asked: { area: string; on: Day; by?: Breakdown | undefined },
  within: string[],
): Promise<AreaCoverage | null> {
  const villages = await villagesOn(db, asked.area, asked.on, within);
  if (villages.length === 0) return null;
  const whole = { area: asked.area, on: asked.on, ...coverageOf(villages, asked.on) };
  return asked.by ? { ...whole, rows: await broken(db, villages, asked.area, asked.on, asked.by) } : whole;
}

async function broken(db: Database, villages: Village[], area: string, on: Day, by: Breakdown) {
  const keyOf = by === 'station' ? (village: Village) => village.station : prefixed(by, area);
  const groups = Map.groupBy(villages, keyOf);
  const keys = [...groups.keys()].filter((key) => key !== null);
  const table = by === 'station' ? 'station' : 'area';
  const named = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', keys.length ? keys : [''])
    .execute();
  const names = new Map(named.map((one) => [one.id, one]));
  return [...groups].map(([key, group]) => ({
    area: (key !== null && names.get(key)) || null,
    ...coverageOf(group, on),
  }));
}

function prefixed(by: Exclude<Breakdown, 'station'>, area: string): (village: Village) => string {
  const below = levels[levels.indexOf(levelOf(area) ?? 'township') + 1] ?? 'village';
  const level: Level = by === 'area' ? below : by;
  const length = lengthAt(level);
  return (village) => village.id.slice(0, length);
}

/** Open villages of an area within reach, with the postings and the station of that day. */
async function villagesOn(db: Database, area: string, on: Day, within: string[]): Promise<Village[]> {
  const { lo, hi } = rangeOf(area);
  const { rows } = await sql<Village>`
    select v.id, v.name,
      exists (select from scheme_period s
        where s.area = v.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on})) as in_scheme,
      (select m.station from station_village m
        where m.village = v.id and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})) as station,
      coalesce((select json_agg(json_build_object('assignment', p.id, 'officer', o.id, 'badge', o.badge, 'name', o.name,
          'duty', p.duty, 'lead', p.lead, 'from', p.from_day, 'to', p.to_day) order by p.lead desc, p.from_day, p.id)
        from assignment p join officer o on o.id = p.officer
        where p.village = v.id and p.from_day <= ${on} and (p.to_day is null or p.to_day >= ${on})), '[]') as postings
    from area v
    where v.id >= ${lo} and v.id < ${hi} and v.level = 'village' and (v.closed_on is null or v.closed_on > ${on})
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(v.id, prefix))
    order by v.id`.execute(db);
  return rows;
}
