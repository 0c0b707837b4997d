import { type RawBuilder, sql } from 'kysely';
import { type Fixed, fixed } from '../platform/db/fixed.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import type { Spell } from '../../domain/people/assignments.ts';
import { entryColumns, type EntryRow, foldColumns, type FoldRow, type TextRow } from './rows.ts';

/** Where an id of this county is: in a journal, or held apart. */
export interface Place {
  id: string;
  village: string;
  held: boolean;
}

export const placesOf = (ids: string[]): Fixed<Place> =>
  fixed<Place>`select id, village, held from entry_place where id = any(${ids}::uuid[])`;

/** A role an officer holds now; none for who has left. */
export interface GrantFact {
  officer: string;
  role: string;
  area: string;
}

export const grantsOf = (officers: string[]): Fixed<GrantFact> => fixed<GrantFact>`
  select g.officer, g.role, g.area from role_grant g join officer o on o.id = g.officer
  where g.officer = any(${officers}::uuid[]) and o.left_on is null`;

/** A posting of an officer, past, present or future. */
export interface PostingFact extends Spell {
  officer: string;
  village: string;
}

/** Postings of officers; one in a village counts for those it succeeded too, since they were closed: their open cases go on. */
export const postingsOf = (officers: string[]): Fixed<PostingFact> => fixed<PostingFact>`
  select officer, village, from_day as "from", to_day as "to" from assignment where officer = any(${officers}::uuid[])
  union all
  select a.officer, closed.id as village, greatest(a.from_day, closed.closed_on) as "from", a.to_day as "to"
  from assignment a join area closed on closed.successor = a.village
  where a.officer = any(${officers}::uuid[]) and (a.to_day is null or a.to_day >= closed.closed_on)`;

/** A village's station for a time. */
export interface StationFact extends Spell {
  village: string;
  station: string;
}

/** Stations of these villages and of every village these officers were ever posted to. */
export const stationsOf = (villages: string[], officers: string[]): Fixed<StationFact> => fixed<StationFact>`
  select village, station, from_day as "from", to_day as "to" from station_village
  where village = any(${villages}::text[])
    or village in (select village from assignment where officer = any(${officers}::uuid[]))`;

/** Officers who are or were a village's committee. */
export const committeesOf = (villages: string[]): Fixed<{ officer: string; village: string }> => fixed`
  select officer, area as village from role_grant where role = 'committee' and area = any(${villages}::text[])`;

/** Entries of these ids that are held and undecided. */
export const heldOf = (county: string, ids: string[]) => fixed<{ officer: string; entry: Sent }>`
  select officer, entry from held where county = ${county} and id = any(${ids}::uuid[]) and decision is null`;

/** Typed texts of entries by id. */
export const textsOf = (county: string, ids: string[]): RawBuilder<TextRow> => sql<TextRow>`
  select t.village, t.number, t.pointer, t.text from entry_place p
  cross join lateral (select e.village, e.number from entry e
    where e.county = ${county} and e.village = p.village and e.id = p.id offset 0) e
  cross join lateral (select t.* from entry_text t
    where t.county = ${county} and t.village = e.village and t.number = e.number offset 0) t
  where p.id = any(${ids}::uuid[])`;

/** Entries by id, as the start of `caseClosure`. */
export const named = (county: string, ids: string[]): RawBuilder<unknown> => sql`
  select e.village, e.number, e.id, e.about from entry_place p
  cross join lateral (select e.village, e.number, e.id, e.about from entry e
    where e.county = ${county} and e.village = p.village and e.id = p.id offset 0) e
  where p.id = any(${ids}::uuid[])`;

/**
 * The whole cases that some entries (`start`: village, number, id, about) belong to: two steps up by `about` (a correction's
 * target, the target's opening), two down. Every join carries the county. Each step is a look-up of its own (`lateral …
 * offset 0`): with the statistics of a young database the planner otherwise reads whole counties (223 ms beside 0.3).
 */
export const caseClosure = (county: string, start: RawBuilder<unknown>, upTo?: number): RawBuilder<EntryRow> =>
  closure(county, start, entryColumns, upTo) as RawBuilder<EntryRow>;

/** The same, with no more than folds read. */
export const foldedClosure = (county: string, start: RawBuilder<unknown>): RawBuilder<FoldRow> =>
  closure(county, start, foldColumns) as RawBuilder<FoldRow>;

function closure(
  county: string,
  start: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  upTo = 2 ** 31 - 1,
): RawBuilder<unknown> {
  const each = (from: string, which: RawBuilder<unknown>) => sql`select e.* from ${sql.raw(from)} f
    cross join lateral (select e.village, e.number, e.id, e.about from entry e
      where e.county = ${county} and e.village = f.village and ${which} offset 0) e`;
  const up = (from: string) => each(from, sql`e.id = f.about`);
  const down = (from: string) => each(from, sql`e.about = f.id`);
  return sql`
    with start as (${start}),
    targets as (${up('start')}),
    openings as (${up('targets')}),
    known as (select * from start union select * from targets union select * from openings),
    steps as (${down('known')}),
    corrections as (${down('steps')}),
    needed as (
      select village, number from known union select village, number from steps
      union select village, number from corrections
    )
    select ${columns} from needed n
    cross join lateral (select e.* from entry e
      where e.county = ${county} and e.village = n.village and e.number = n.number offset 0) e
    where e.number <= ${upTo} order by e.village, e.number`;
}
