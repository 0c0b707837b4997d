import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Language } from '../../domain/language/sentences.ts';
import { type Judged, readsInPart, sees } from '../../domain/people/entryAccess.ts';
import { surroundings } from '../../domain/people/surroundings.ts';
import type { Person } from '../../domain/people/roles.ts';
import { caseClosure, committeesOf, named } from '../journal/facts.ts';
import { entryColumns, type EntryRow, pulledOf, type TextRow, TextsByEntry } from '../journal/rows.ts';
import { rangeOf } from '../platform/db/database.ts';
import { type Pipeline, pipelined, pipelinedEach } from '../platform/db/pipeline.ts';
import type { Services } from '../services.ts';

/** A case as lists show it. */
export interface CaseLine {
  id: string;
  kind: string;
  village: string;
  title: string;
  state: string;
  openedAt: Instant;
  dueAt: Instant | null;
  dueProvisional: boolean;
  overdue: boolean;
  waitingFor: string | null;
}

export interface CaseFilter {
  kind?: string | undefined;
  /** `open`: any state that still waits for someone. */
  state?: string | undefined;
  overdue?: boolean | undefined;
}

/** Where a page ends: cases go from the latest opened on. */
export interface Cursor {
  openedAt: Instant;
  id: string;
}

type CaseRow = Omit<CaseLine, 'title' | 'overdue'> & { waiting: boolean };

export interface Asking {
  person: Person;
  language: Language;
}

/**
 * Cases of some areas, the latest opened first, as far as the person sees them. Pages are read until `limit` is reached:
 * for roles that see cases in part some of a page fall away.
 */
export async function listCases(
  services: Services,
  { person, language }: Asking,
  areas: string[],
  filter: CaseFilter,
  page: { limit: number; after?: Cursor | undefined },
): Promise<{ cases: CaseLine[]; next: Cursor | undefined }> {
  const cases: CaseLine[] = [];
  let { after } = page;
  for (;;) {
    const rows = await rowsOf(services, areas, filter, { limit: page.limit + 1, after });
    const more = rows.length > page.limit;
    const lines = await linesOf(services, { person, language }, areas, rows.slice(0, page.limit));
    for (const line of lines) {
      if (cases.length === page.limit) return { cases, next: cursorOf(cases.at(-1)!) };
      cases.push(line);
    }
    after = more ? cursorOf(rows[page.limit - 1]!) : undefined;
    if (after === undefined || cases.length === page.limit) return { cases, next: after };
  }
}

const cursorOf = ({ openedAt, id }: Cursor): Cursor => ({ openedAt, id });

const columns = sql`c.id, c.kind, c.village, c.state, c.waiting, c.waiting_for, c.opened_at, c.due_at, c.due_provisional`;

/** One case, if the person sees it. */
export async function lineOfCase(
  services: Services,
  asking: Asking,
  { id, village }: { id: string; village: string },
): Promise<CaseLine | undefined> {
  const { pipelines, db } = services;
  const rows = await pipelined(pipelines, db, rangeOf(village), (pipeline) =>
    pipeline.send(sql<CaseRow>`
      select ${columns} from "case" c
      where c.county = ${village.slice(0, 6)} and c.village = ${village} and c.id = ${id}`),
  );
  return (await linesOf(services, asking, [village], rows))[0];
}

/** One statement for each area; the areas of a person do not overlap. */
async function rowsOf(
  { pipelines, db, clock }: Services,
  areas: string[],
  filter: CaseFilter,
  { limit, after }: { limit: number; after?: Cursor | undefined },
): Promise<CaseRow[]> {
  const conditions = conditionsOf(filter, clock.journalNow(), after);
  const statement = sql<CaseRow>`select ${columns} from "case" c where ${conditions}
    order by c.opened_at desc, c.id desc limit ${limit}`;
  const found = await pipelinedEach(pipelines, db, areas.map(rangeOf), (pipeline) => pipeline.send(statement));
  const rows = found.flat();
  if (areas.length > 1) rows.sort((a, b) => order(b.openedAt, a.openedAt) || order(b.id, a.id));
  return rows.slice(0, limit);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function conditionsOf(
  { kind, state, overdue }: CaseFilter,
  now: Instant,
  after: Cursor | undefined,
): RawBuilder<unknown> {
  const all = [sql`true`];
  if (kind !== undefined) all.push(sql`c.kind = ${kind}`);
  if (state !== undefined) all.push(state === 'open' ? sql`c.waiting` : sql`c.state = ${state}`);
  const late = sql`(c.waiting and c.due_at < ${now})`;
  if (overdue !== undefined) all.push(overdue ? late : sql`coalesce(not ${late}, true)`);
  if (after) all.push(sql`(c.opened_at, c.id) < (${after.openedAt}::timestamptz, ${after.id}::uuid)`);
  return sql.join(all, sql` and `);
}

/** Titles as corrected, and only cases that the person sees. */
async function linesOf(services: Services, asking: Asking, areas: string[], rows: CaseRow[]): Promise<CaseLine[]> {
  const openings = await openingsOf(services, asking.person, areas, rows);
  const now = services.clock.journalNow();
  return rows.flatMap(({ waiting, ...row }) => {
    const opening = openings.get(row.id);
    if (opening === undefined) return [];
    const overdue = waiting && row.dueAt !== null && row.dueAt < now;
    return [{ ...row, title: titleOf(opening, asking.language), overdue }];
  });
}

/** The openings that the person sees, corrections applied, texts in place. */
async function openingsOf(
  { pipelines, db }: Services,
  person: Person,
  areas: string[],
  rows: CaseRow[],
): Promise<Map<string, Entry>> {
  const asked = areas.map((area) => rows.filter(({ village }) => village.startsWith(area)));
  const ranges = areas.filter((_, index) => asked[index]!.length > 0);
  const found = await pipelinedEach(pipelines, db, ranges.map(rangeOf), async (pipeline, index) => {
    const own = rows.filter(({ village }) => village.startsWith(ranges[index]!));
    return entriesOf(pipeline, person, own);
  });
  return new Map(found.flat().map((opening) => [opening.id, opening]));
}

async function entriesOf(pipeline: Pipeline, person: Person, rows: CaseRow[]): Promise<Entry[]> {
  const ids = rows.map(({ id }) => id);
  const villages = rows.map(({ village }) => village);
  const whole = rows.some(({ village }) => readsInPart(person, village));
  const county = villages[0]!.slice(0, 6);
  const entries = pipeline.send(
    whole ? caseClosure(county, named(county, ids)) : openingsAndCorrections(villages, ids),
  );
  const texts = pipeline.send(textsOfOpenings(villages, ids));
  const committee = whole ? pipeline.send(committeesOf([...new Set(villages)])) : [];
  const inPlace = new TextsByEntry(await texts);
  const all = (await entries).map((row) => pulledOf(row, inPlace.of(row)) as unknown as Entry & Judged);
  const around = surroundings(
    all,
    (await committee).map(({ officer }) => officer),
  );
  return ids.flatMap((id) => {
    const raw = all.find((entry) => entry.id === id);
    if (raw === undefined || !sees(person, raw, around(raw))) return [];
    const own = all.filter((entry) => entry === raw || (entry.kind === 'correction' && entry.about === id));
    // a withdrawn opening keeps the title it had
    return [effective(own).find((entry) => entry.id === id) ?? raw];
  });
}

const wanted = (villages: string[], ids: string[]) =>
  sql`unnest(${villages}::text[], ${ids}::uuid[]) as wanted (village, id)`;

const openingsAndCorrections = (villages: string[], ids: string[]) => sql<EntryRow>`
  select ${entryColumns} from ${wanted(villages, ids)}
  join entry e on e.county = left(wanted.village, 6) and e.village = wanted.village and e.id = wanted.id
  union all
  select ${entryColumns} from ${wanted(villages, ids)}
  join entry e on e.county = left(wanted.village, 6) and e.village = wanted.village and e.about = wanted.id
    and e.kind = 'correction'`;

/** Texts of openings and of what corrects them. */
const textsOfOpenings = (villages: string[], ids: string[]) => sql<TextRow>`
  select t.village, t.number, t.pointer, t.text from (
    select e.village, e.number from ${wanted(villages, ids)}
    join entry e on e.county = left(wanted.village, 6) and e.village = wanted.village and e.id = wanted.id
    union all
    select e.village, e.number from ${wanted(villages, ids)}
    join entry e on e.county = left(wanted.village, 6) and e.village = wanted.village and e.about = wanted.id
      and e.kind = 'correction'
  ) as named
  join entry_text t on t.county = left(named.village, 6) and t.village = named.village and t.number = named.number`;
