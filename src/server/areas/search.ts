import { sql } from 'kysely';
import type { Level } from '../../domain/areas/id.ts';
import type { Named } from '../../domain/people/coverage.ts';
import { type Database, rangeOf } from '../platform/db/database.ts';

/** An area found, with what it lies in, from the county down. */
export interface Found extends Named {
  level: Level;
  initials: string | null;
  /** First day on which a closed village is no more. */
  closedOn: string | null;
  path: Named[];
}

/**
 * Areas within reach by name, pinyin, initials or code; those that begin with what is looked for come first, larger areas
 * before smaller ones. Each prefix of the reach is one range of the primary key: how many areas the nation has does not matter.
 */
export async function searchAreas(db: Database, text: string, limit: number, within: string[]): Promise<Found[]> {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (typed === '' || within.length === 0) return [];
  const ranges = within.map(rangeOf);
  const { rows } = await sql<Found>`
    with found as (
      select a.id, a.name, a.level, a.initials, a.closed_on, case
          when starts_with(a.id, upper(${typed})) or starts_with(a.official_code, ${typed}) then 0
          when starts_with(lower(a.name), ${typed}) then 1
          when starts_with(a.initials, ${typed}) then 2
          when starts_with(a.pinyin, ${typed}) then 3
          when position(${typed} in lower(a.name)) > 0 then 4
          when position(${typed} in a.initials) > 0 then 5
          when position(${typed} in a.pinyin) > 0 then 6 end as rank
      from unnest(${ranges.map(({ lo }) => lo)}::text[], ${ranges.map(({ hi }) => hi)}::text[]) as reach (lo, hi)
      join area a on a.id >= reach.lo and a.id < reach.hi
    ), first as (
      select * from found where rank is not null order by closed_on is not null, rank, length(id), id limit ${limit}
    )
    select f.id, f.name, f.level, f.initials, f.closed_on, (
      select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]') from area p
      where p.id in (left(f.id, 6), left(f.id, 9)) and p.id <> f.id and length(p.id) >= 6) as path
    from first f order by f.closed_on is not null, f.rank, length(f.id), f.id`.execute(db);
  return rows;
}
