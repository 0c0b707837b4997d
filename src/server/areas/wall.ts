import { sql } from 'kysely';
import { countyOf } from '../../domain/areas/id.ts';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Leading, leadsOn, type Named, standingOn, type VillageStanding } from '../../domain/people/coverage.ts';
import type { Database } from '../platform/db/database.ts';
import { villagesOn } from './villagesOn.ts';

/** A village as the wall draws it. */
export interface WallVillage extends Named {
  initials: string | null;
  standing: VillageStanding;
  station: string | null;
  /** Names of who leads it that day: none, one, or two where it is double. */
  leads: string[];
  /** The last day of the first lead to end, where that is soon. */
  until?: Day;
}

export interface Wall {
  area: string;
  on: Day;
  /** Counties and townships of these villages, and their stations, for the headings. */
  areas: Named[];
  stations: Named[];
  villages: WallVillage[];
}

type Lead = Leading & { name: string };

const leads = {
  as: sql`json_build_object('name', o.name, 'duty', p.duty, 'lead', p.lead, 'from', p.from_day, 'to', p.to_day)`,
  which: sql`p.lead`,
};

/** One cell for each village of an area on a day, as far as it is within reach (`within`: its parts); null when none is. */
export async function wall(db: Database, asked: { area: string; on: Day }, within: string[]): Promise<Wall | null> {
  const villages = await villagesOn<Lead>(db, { areas: within, on: asked.on }, leads);
  if (villages.length === 0) return null;
  const above = villages.flatMap(({ id }) => [countyOf(id), id.slice(0, 9)]);
  const [areas, stations] = await Promise.all([
    namesOf(db, 'area', above),
    namesOf(
      db,
      'station',
      villages.flatMap(({ station }) => station ?? []),
    ),
  ]);
  return {
    ...{ area: asked.area, on: asked.on, areas, stations },
    villages: villages.map((village) => {
      const { id, name, initials, station } = village;
      const standing = standingOn(village, asked.on);
      const there = leadsOn(village, asked.on);
      const cell = { id, name, initials, standing, station, leads: there.map((lead) => lead.name) };
      return standing === 'ending' ? { ...cell, until: firstEnd(there) } : cell;
    }),
  };
}

const firstEnd = (leads: Lead[]): Day => leads.flatMap(({ to }) => to ?? []).sort()[0] ?? '';

function namesOf(db: Database, table: 'area' | 'station', ids: string[]): Promise<Named[]> {
  return db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`)
    .orderBy('id')
    .execute();
}
