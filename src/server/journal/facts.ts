import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import { entryColumns, type EntryRow } from './rows.ts';

/** Where an id of this county is: in a journal, or held apart. */
export interface Place {
  id: string;
  village: string;
  held: boolean;
}

export const placesOf = (ids: string[]): RawBuilder<Place> =>
  sql<Place>`select id, village, held from entry_place where id = any(${ids}::uuid[])`;

/** A posting of an officer named in the group, with the stations its village belonged to. */
export interface PostingFact {
  officer: string;
  village: string;
  fromDay: Day;
  toDay: Day | null;
}

export const postingsOf = (officers: string[]): RawBuilder<PostingFact> => sql<PostingFact>`
  select officer, village, from_day, to_day from assignment where officer = any(${officers}::uuid[])`;

export interface StationFact {
  village: string;
  station: string;
  fromDay: Day;
  toDay: Day | null;
}

/** Stations of these villages and of every village these officers were ever posted to. */
export const stationsOf = (villages: string[], officers: string[]): RawBuilder<StationFact> => sql<StationFact>`
  select village, station, from_day, to_day from station_village
  where village = any(${villages}::text[])
    or village in (select village from assignment where officer = any(${officers}::uuid[]))`;

/** Officers who are or were a village's committee. */
export const committeesOf = (villages: string[]): RawBuilder<{ officer: string; village: string }> => sql`
  select officer, area as village from role_grant where role = 'committee' and area = any(${villages}::text[])`;

/**
 * The whole cases that some entries belong to: two steps up by `about` (a correction's target, the target's opening), two
 * down. Every join carries the county.
 */
export function caseClosure(county: string, ids: string[]): RawBuilder<EntryRow> {
  const up = (from: string) => sql`select e.village, e.number, e.id, e.about from ${sql.raw(from)} f
    join entry e on e.county = ${county} and e.village = f.village and e.id = f.about`;
  const down = (from: string) => sql`select e.village, e.number, e.id, e.about from ${sql.raw(from)} f
    join entry e on e.county = ${county} and e.village = f.village and e.about = f.id`;
  return sql<EntryRow>`
    with named as (
      select e.village, e.number, e.id, e.about from entry_place p
      join entry e on e.county = ${county} and e.village = p.village and e.id = p.id
      where p.id = any(${ids}::uuid[])
    ),
    targets as (${up('named')}),
    openings as (${up('targets')}),
    known as (select * from named union select * from targets union select * from openings),
    steps as (${down('known')}),
    corrections as (${down('steps')}),
    needed as (
      select village, number from known union select village, number from steps
      union select village, number from corrections
    )
    select ${entryColumns} from needed n
    join entry e on e.county = ${county} and e.village = n.village and e.number = n.number`;
}
