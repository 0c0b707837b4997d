import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Pulled, START } from '../../domain/journal/chain.ts';
import { type Judged, sees } from '../../domain/people/entryAccess.ts';
import type { Person } from '../../domain/people/roles.ts';
import { rangeOf } from '../platform/db/database.ts';
import { type Pipeline, pipelined } from '../platform/db/pipeline.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { aroundOf, textsOfNumbers } from './around.ts';
import { caseClosure } from './facts.ts';
import { entryColumns, type EntryRow, pulledOf, type TextRow, TextsByEntry } from './rows.ts';

interface Head {
  number: number;
  digest: string;
}

export interface Page {
  village: string;
  after: number;
  limit: number;
  /** The digest the reader has of number `after`. */
  digest?: string | undefined;
}

/** Where a phone starts. */
export interface Begins {
  from: Day;
  limit?: number | undefined;
}

/** Entries after a number, in order; throws `journal_behind` or `journal_differs` when the reader's digest does not fit. */
export function pullAfter(services: Services, person: Person, page: Page) {
  const { village, after, limit, digest } = page;
  return inVillage(services, person, village, async (pipeline, county) => {
    const seen = digest === undefined ? undefined : pipeline.send(headAt(county, village, after));
    const rows = pipeline.send(entriesAfter(county, village, after, limit));
    const texts = pipeline.send(textsBetween(county, village, after, Math.min(after + limit, LAST)));
    // last, so that it is never older than the entries
    const head = pipeline.send(headOf(county, village));
    const known = (await head)[0] ?? NO_ENTRIES;
    if (seen !== undefined) compare(known, after, digest, (await seen)[0]);
    return { village, head: known, entries: await shown(pipeline, person, village, await rows, await texts) };
  });
}

/**
 * What a phone starts with: every entry since the first that happened on or after a day, and before these (`carry`) the
 * households, the entries of cases still open and of cases that the entries since refer to. With a `limit` the first of these
 * entries, for a line that breaks off before all of them came; `carry` is then all the same what belongs to all.
 */
export function pullFrom(services: Services, person: Person, village: string, { from, limit }: Begins) {
  return inVillage(services, person, village, async (pipeline, county) => {
    const last = pipeline.send(headOf(county, village));
    const [anchor] = await pipeline.send(anchorOf(county, village, from));
    const before = anchor?.number ?? (await last)[0]?.number ?? 0;
    const to = Math.min(before + (limit ?? LAST), LAST);
    const rows = pipeline.send(entriesAfter(county, village, before, to - before));
    const texts = pipeline.send(textsBetween(county, village, before, to));
    const at = pipeline.send(headAt(county, village, before));
    const older = await pipeline.send(caseClosure(county, carried(county, village, before), before));
    const olderTexts = pipeline.send(textsOfNumbers(county, village, numbersOf(older)));
    const head = pipeline.send(headOf(county, village));
    const carry = await shown(pipeline, person, village, older, await olderTexts);
    return {
      village,
      anchor: (await at)[0] ?? NO_ENTRIES,
      carry: carry.filter((entry) => !('withheld' in entry)),
      entries: await shown(pipeline, person, village, await rows, await texts),
      head: (await head)[0] ?? NO_ENTRIES,
    };
  });
}

const LAST = 2 ** 31 - 1;
const NO_ENTRIES: Head = { number: 0, digest: START };

/** One read transaction on one village, which also notes that this officer's phone was heard of. */
function inVillage<T>(
  { pipelines, db, heard, clock }: Services,
  person: Person,
  village: string,
  read: (pipeline: Pipeline, county: string) => Promise<T>,
): Promise<T> {
  return pipelined(pipelines, db, rangeOf(village), async (pipeline) => {
    const noting = heard.noting([person.id], clock.journalNow());
    if (noting) void pipeline.send(noting);
    return read(pipeline, village.slice(0, 6));
  });
}

function compare(head: Head, after: number, digest: string | undefined, seen: Head | undefined): void {
  if (after > head.number) throw new Problem('journal_behind');
  if ((after === 0 ? START : seen?.digest) !== digest) throw new Problem('journal_differs');
}

/** The entries as this person sees them; the others keep number and digest, so that the chain still verifies. */
async function shown(
  pipeline: Pipeline,
  person: Person,
  village: string,
  rows: EntryRow[],
  textRows: TextRow[],
): Promise<Pulled[]> {
  const texts = new TextsByEntry(textRows);
  const around = await aroundOf(pipeline, person, village, rows);
  return rows.map((row) => {
    const entry = pulledOf(row, texts.of(row));
    const judged = entry as unknown as Judged;
    return sees(person, judged, around(judged)) ? entry : { number: row.number, digest: row.digest, withheld: true };
  });
}

const numbersOf = (rows: EntryRow[]): number[] => rows.map((row) => row.number);

const headOf = (county: string, village: string): RawBuilder<Head> =>
  sql<Head>`select number, digest from journal_head where county = ${county} and village = ${village}`;

const headAt = (county: string, village: string, number: number): RawBuilder<Head> => sql<Head>`
  select number, digest from entry where county = ${county} and village = ${village} and number = ${number}`;

/** The number before the first entry that happened on or after a day; null when there is none. */
const anchorOf = (county: string, village: string, from: Day) => sql<{ number: number | null }>`
  select min(number) - 1 as number from entry
  where county = ${county} and village = ${village} and occurred_on >= ${from}`;

const entriesAfter = (county: string, village: string, after: number, limit: number): RawBuilder<EntryRow> => sql`
  select ${entryColumns} from entry e
  where e.county = ${county} and e.village = ${village} and e.number > ${after}
  order by e.county, e.village, e.number limit ${limit}`;

/** Numbers have no gaps, so a page's texts are a range of numbers. */
const textsBetween = (county: string, village: string, after: number, to: number): RawBuilder<TextRow> => sql`
  select village, number, pointer, text from entry_text
  where county = ${county} and village = ${village} and number > ${after} and number <= ${to}`;

const carried = (county: string, village: string, before: number): RawBuilder<unknown> => sql`
  select village, number, id, about from entry
  where county = ${county} and village = ${village} and number <= ${before} and (kind = 'household'
    or id in (select id from "case" where county = ${county} and village = ${village} and waiting)
    or id in (select about from entry
      where county = ${county} and village = ${village} and number > ${before} and about is not null))`;
