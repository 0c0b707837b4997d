import { sql } from 'kysely';
import { lengthAt, type Level, levelOf, levels } from '../../domain/areas/id.ts';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Coverage, coverageOf, type Named, type PostingOn } from '../../domain/people/coverage.ts';
import type { Database } from '../platform/db/database.ts';
import { type VillageRow, villagesOn } from './villagesOn.ts';

/** How coverage may be broken down: one level below the area asked for, or at a level of its own, or by police station. */
export const breakdowns = ['area', 'county', 'township', 'station'] as const;
export type Breakdown = (typeof breakdowns)[number];

type Village = VillageRow<PostingOn>;

const posting = sql`json_build_object('assignment', p.id, 'officer', o.id, 'badge', o.badge, 'name', o.name,
  'duty', p.duty, 'lead', p.lead, 'from', p.from_day, 'to', p.to_day)`;

export interface AreaCoverage extends Coverage {
  area: string;
  on: Day;
  rows?: (Coverage & { area: Named | null })[];
}

/** Coverage of an area on a day, as far as it is within reach (`within`: the parts of it that are); null when no village is. */
export async function coverage(
  db: Database,
  asked: { area: string; on: Day; by?: Breakdown | undefined },
  within: string[],
): Promise<AreaCoverage | null> {
  const villages = await villagesOn<PostingOn>(db, { areas: within, on: asked.on }, { as: posting });
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
