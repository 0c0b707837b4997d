import { type RawBuilder, sql } from 'kysely';
import { caseKinds } from '../../domain/cases/fold.ts';
import { type Day, dayOf, type Instant } from '../../domain/calendar/utc8.ts';
import { effective, type Effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Language } from '../../domain/language/sentences.ts';
import type { SixRole } from '../../domain/journal/kind.ts';
import { kindsReadAs, readAs } from '../../domain/journal/sixRoles.ts';
import { tell } from '../../domain/journal/tell.ts';
import { type Judged, sees } from '../../domain/people/entryAccess.ts';
import type { Person } from '../../domain/people/roles.ts';
import { rangeOf } from '../platform/db/database.ts';
import { type Pipeline, pipelined } from '../platform/db/pipeline.ts';
import type { Services } from '../services.ts';
import { aroundOf, textsOfNumbers } from './around.ts';
import { entryColumns, type EntryRow, pulledOf, type TextRow, TextsByEntry } from './rows.ts';

export interface DiaryFilter {
  role?: SixRole | undefined;
  kind?: string | undefined;
  /** Their own entries, and those they had part in. */
  officer?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  /** These entries only: what a figure names as its evidence. */
  numbers?: number[] | undefined;
}

export interface DiaryPage extends DiaryFilter {
  village: string;
  /** Entries below this number, the newest first. */
  before?: number | undefined;
  limit: number;
}

/** Who took part: an officer, or `villager` or `system`. */
export interface DiaryName {
  id: string;
  name: string | null;
}

/** An entry as a reader of the diary sees it, told in one sentence. */
export interface DiaryEntry {
  number: number;
  id: string;
  kind: string;
  role: SixRole | null;
  occurredAt: Instant;
  /** The day on which it counts. */
  occurredOn: Day;
  receivedAt: Instant;
  onSite: boolean;
  author: DiaryName;
  with: DiaryName[];
  onBehalfOf: DiaryName | null;
  /** Officers it counts for: one who struck themselves out is not among them, nor one who has not confirmed. */
  own: string[];
  told: string;
  note: string | null;
  standing: 'stands' | 'amended' | 'withdrawn';
  /** What it refers to. */
  about: { id: string; number: number; kind: string } | null;
  /** The case it opens or is a step of. */
  case: string | null;
  /** Personal details are sealed with it; they show only in its case, for a reason. */
  hasDetails: boolean;
  files: number;
}

export type DiaryLine = DiaryEntry | { number: number; withheld: true };

interface Asking {
  person: Person;
  language: Language;
}

/** What is read of a page: its entries, what corrects them, what they are about. */
interface Leaf {
  rows: EntryRow[];
  later: EntryRow[];
  texts: TextsByEntry;
  abouts: Map<string, { id: string; number: number; kind: string }>;
  names: Map<string, string>;
}

/**
 * A village's journal as people read it: newest first, corrections applied, each entry told. What the reader may not see
 * stands there as withheld, but only while nothing is filtered: a filter would say of which sort it is.
 */
export async function readDiary(
  { pipelines, db }: Pick<Services, 'pipelines' | 'db'>,
  { person, language }: Asking,
  page: DiaryPage,
): Promise<{ entries: DiaryLine[]; next?: number }> {
  const { village, limit } = page;
  return pipelined(pipelines, db, rangeOf(village), async (pipeline) => {
    const found = await pipeline.send(pageOf(page));
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1)?.number : undefined;
    if (rows.length === 0) return { entries: [] };
    const leaf = await leafOf(pipeline, village, rows);
    const around = await aroundOf(pipeline, person, village, rows);
    const narrow = isNarrow(page);
    const standing = standingOf(leaf);
    const entries = rows.flatMap((row): DiaryLine[] => {
      const judged = pulledOf(row, leaf.texts.of(row)) as unknown as Judged;
      if (sees(person, judged, around(judged))) return [lineOf(row, leaf, standing(row.id), language)];
      return narrow ? [] : [{ number: row.number, withheld: true }];
    });
    return { entries, ...(last !== undefined && { next: last }) };
  });
}

const isNarrow = ({ role, kind, officer, from, to, numbers }: DiaryFilter): boolean =>
  [role, kind, officer, from, to, numbers].some((filter) => filter !== undefined);

function pageOf({ village, before, limit, ...filter }: DiaryPage): RawBuilder<EntryRow> {
  const all: RawBuilder<unknown>[] = [sql`e.county = ${village.slice(0, 6)}`, sql`e.village = ${village}`];
  if (before !== undefined) all.push(sql`e.number < ${before}`);
  if (filter.kind !== undefined) all.push(sql`e.kind = ${filter.kind}`);
  if (filter.role !== undefined) all.push(sql`e.kind = any(${kindsReadAs(filter.role)}::text[])`);
  if (filter.from !== undefined) all.push(sql`e.occurred_on >= ${filter.from}`);
  if (filter.to !== undefined) all.push(sql`e.occurred_on <= ${filter.to}`);
  if (filter.numbers !== undefined) all.push(sql`e.number = any(${filter.numbers}::integer[])`);
  if (filter.officer !== undefined) {
    const { officer } = filter;
    all.push(sql`(e.author = ${officer} or e.on_behalf_of = ${officer} or e.with_officers @> array[${officer}::uuid])`);
  }
  return sql<EntryRow>`select ${entryColumns} from entry e where ${sql.join(all, sql` and `)}
    order by e.county desc, e.village desc, e.number desc limit ${limit + 1}`;
}

async function leafOf(pipeline: Pipeline, village: string, rows: EntryRow[]): Promise<Leaf> {
  const county = village.slice(0, 6);
  const ids = rows.map(({ id }) => id);
  const about = rows.flatMap((row) => row.about ?? []);
  const abouts = pipeline.send(sql<{ id: string; number: number; kind: string }>`
    select id, number, kind from entry where county = ${county} and village = ${village} and id = any(${about}::uuid[])`);
  const later = await pipeline.send(sql<EntryRow>`select ${entryColumns} from entry e
    where e.county = ${county} and e.village = ${village} and e.about = any(${ids}::uuid[])
      and e.kind in ('correction', 'confirmation')`);
  const texts: Promise<TextRow[]> = pipeline.send(
    textsOfNumbers(
      county,
      village,
      [...rows, ...later].map(({ number }) => number),
    ),
  );
  const named = [...rows, ...later].flatMap(partakersOf);
  const names = pipeline.send(sql<{ id: string; name: string }>`
    select id, name from officer where id::text = any(${[...new Set(named)]}::text[])`);
  return {
    ...{ rows, later },
    texts: new TextsByEntry(await texts),
    abouts: new Map((await abouts).map((one) => [one.id, one])),
    names: new Map((await names).map(({ id, name }) => [id, name])),
  };
}

const partakersOf = ({ author, withOfficers, onBehalfOf }: EntryRow): string[] => [
  author,
  ...(withOfficers ?? []),
  ...(onBehalfOf === null ? [] : [onBehalfOf]),
];

/** How each entry of a leaf stands after what corrects it; undefined where nothing does: corrections themselves. */
function standingOf({ rows, later, texts }: Leaf): (id: string) => Effective | undefined {
  const all = [...rows, ...later].map((row) => pulledOf(row, texts.of(row)) as unknown as Entry);
  const read = new Map(effective(all).map((entry) => [entry.id, entry]));
  return (id) => read.get(id);
}

const CORRECTING = ['correction', 'confirmation'];

function lineOf(
  row: EntryRow,
  { texts, abouts, names }: Leaf,
  read: Effective | undefined,
  language: Language,
): DiaryEntry {
  const raw = pulledOf(row, texts.of(row)) as unknown as Entry;
  const entry = read ?? raw;
  const named = (id: string): DiaryName => ({ id, name: names.get(id) ?? null });
  const about = row.about === null ? null : (abouts.get(row.about) ?? null);
  const gone = read === undefined && !CORRECTING.includes(row.kind);
  return {
    ...{ number: row.number, id: row.id, kind: row.kind, role: readAs(row.kind) ?? null },
    ...{ occurredAt: entry.occurredAt, occurredOn: read?.occurredOn ?? dayOf(entry.occurredAt), own: read?.own ?? [] },
    ...{ receivedAt: row.receivedAt, onSite: entry.onSite },
    author: named(row.author),
    with: (row.withOfficers ?? []).map(named),
    onBehalfOf: row.onBehalfOf === null ? null : named(row.onBehalfOf),
    told: tell(entry, language),
    note: entry.note ?? null,
    standing: gone ? 'withdrawn' : read?.amended ? 'amended' : 'stands',
    about,
    case: caseKinds.includes(row.kind) ? row.id : about && caseKinds.includes(about.kind) ? about.id : null,
    hasDetails: row.sealedDigest !== null,
    files: Array.isArray(row.files) ? row.files.length : 0,
  };
}
