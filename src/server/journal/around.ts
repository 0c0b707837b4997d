import { sql } from 'kysely';
import { type Around, type Judged, readsInPart } from '../../domain/people/entryAccess.ts';
import type { Person } from '../../domain/people/roles.ts';
import { surroundings } from '../../domain/people/surroundings.ts';
import type { Pipeline } from '../platform/db/pipeline.ts';
import { caseClosure, committeesOf } from './facts.ts';
import { type EntryRow, pulledOf, type TextRow, TextsByEntry } from './rows.ts';

/** Statement for texts of some numbers of one village's journal. */
export const textsOfNumbers = (county: string, village: string, numbers: number[]) => sql<TextRow>`
  select village, number, pointer, text from entry_text
  where county = ${county} and village = ${village} and number = any(${numbers}::integer[])`;

/**
 * What surrounds these entries of a village, where that decides what the person sees; for most people it does not, and
 * nothing is loaded.
 */
export async function aroundOf(
  pipeline: Pipeline,
  person: Person,
  village: string,
  rows: readonly EntryRow[],
): Promise<(entry: Judged) => Around> {
  if (!readsInPart(person, village) || rows.length === 0) return () => ({});
  const county = village.slice(0, 6);
  const start = sql`select village, number, id, about from entry
    where county = ${county} and village = ${village} and number = any(${rows.map((row) => row.number)}::integer[])`;
  const committee = pipeline.send(committeesOf([village]));
  const found = await pipeline.send(caseClosure(county, start));
  const numbers = found.map((row) => row.number);
  const texts = new TextsByEntry(await pipeline.send(textsOfNumbers(county, village, numbers)));
  const known = found.map((row) => pulledOf(row, texts.of(row)) as unknown as Judged);
  return surroundings(
    known,
    (await committee).map(({ officer }) => officer),
  );
}
