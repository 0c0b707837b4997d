import { sql } from 'kysely';
import type { Pulled } from '../../domain/journal/chain.ts';
import { type Judged, sees } from '../../domain/people/entryAccess.ts';
import { type Operation, reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { surroundings } from '../../domain/people/surroundings.ts';
import { masked } from '../../domain/privacy/mask.ts';
import { lineOf } from '../audit/audit.ts';
import { caseClosure, committeesOf, named, type Place, placesOf } from '../journal/facts.ts';
import { pulledOf, type TextRow, TextsByEntry } from '../journal/rows.ts';
import { openFile, type Photo } from '../files/keep.ts';
import { openDetails, type SealedRow } from '../journal/details.ts';
import { rangeOf } from '../platform/db/database.ts';
import { type Pipeline, pipelined, pipelinedEach } from '../platform/db/pipeline.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { type Asking, lineOfCase } from './cases.ts';

/** An entry of a case; personal details only masked. */
export type CaseEntry = Pulled & { sealed?: unknown };

/** Where the case is that a person asks for; one out of reach is the same as none (R7). */
async function placeOf({ pipelines, db }: Services, person: Person, operation: Operation, id: string): Promise<Place> {
  const ranges = reach(person, operation).map(rangeOf);
  const places = await pipelinedEach(pipelines, db, ranges, (pipeline) => pipeline.send(placesOf([id])));
  const place = places.flat()[0];
  if (place === undefined || place.held) throw new Problem('not_found');
  return place;
}

/** A case with the entries that the person sees, in the order of the journal, details masked (R8). */
export async function readCase(services: Services, asking: Asking, id: string) {
  const { village } = await placeOf(services, asking.person, 'cases.read', id);
  const line = await lineOfCase(services, asking, { id, village });
  if (line === undefined) throw new Problem('not_found');
  const { pipelines, db, sealing } = services;
  const entries = await pipelined(pipelines, db, rangeOf(village), async (pipeline) => {
    const details = pipeline.send(sealedOf(village, id));
    const shown = await entriesSeen(pipeline, asking.person, village, id);
    const opened = new Map((await details).map((row) => [row.id, masked(openDetails(row, sealing))]));
    return shown.map((entry): CaseEntry => {
      const own = 'withheld' in entry ? undefined : opened.get(entry.id);
      return own === undefined ? entry : { ...entry, sealed: own };
    });
  });
  return { ...line, entries };
}

/** Sealed details of one case. */
export interface Revealed {
  entry: string;
  number: number;
  details: unknown;
}

/** What a reveal says of itself. */
interface Reason {
  reason: string;
  requestId: string;
}

/**
 * Opens the sealed details of one case. The audit line, with the reason, is committed before the data is read; if it cannot
 * be written, nothing is read (R8).
 */
export async function reveal(
  services: Services,
  person: Person,
  id: string,
  { reason, requestId }: Reason,
): Promise<Revealed[]> {
  const { pipelines, db, sealing, audit } = services;
  const { village, entries } = await entriesToReveal(services, person, id);
  await audit.record(lineOf(person, requestId, { action: 'case.reveal', village, target: id, reason }));
  const rows = await pipelined(pipelines, db, rangeOf(village), (pipeline) => pipeline.send(sealedOf(village, id)));
  return rows
    .filter((row) => entries.has(row.id))
    .map((row) => ({ entry: row.id, number: row.number, details: openDetails(row, sealing) }));
}

/** Opens one photo of one case, sealed or not, in the same way: for a reason, recorded first. */
export async function revealPhoto(
  services: Services,
  person: Person,
  { id, sha256 }: { id: string; sha256: string },
  { reason, requestId }: Reason,
): Promise<Photo> {
  const { village, entries } = await entriesToReveal(services, person, id);
  const isOfCase = [...entries.values()].some(({ files }) => files?.some((file) => file.sha256 === sha256));
  if (!isOfCase) throw new Problem('not_found');
  const target = `${id} ${sha256}`;
  await services.audit.record(lineOf(person, requestId, { action: 'file.reveal', village, target, reason }));
  const photo = await openFile(services, { village, sha256 });
  if (photo === undefined) throw new Problem('not_found');
  return photo;
}

/** The entries of a case, by id, whose sealed parts this person may open; throws where there are none. */
async function entriesToReveal(services: Services, person: Person, id: string) {
  const { pipelines, db } = services;
  const { village } = await placeOf(services, person, 'cases.reveal', id);
  const shown = await pipelined(pipelines, db, rangeOf(village), (pipeline) =>
    entriesSeen(pipeline, person, village, id),
  );
  const entries = new Map(shown.flatMap((entry) => ('withheld' in entry ? [] : [[entry.id, entry] as const])));
  if (!entries.has(id)) throw new Problem('not_found');
  return { village, entries };
}

async function entriesSeen(pipeline: Pipeline, person: Person, village: string, id: string): Promise<Pulled[]> {
  const county = village.slice(0, 6);
  const found = pipeline.send(caseClosure(county, named(county, [id])));
  const texts = pipeline.send(textsOfCase(county, id));
  const committee = pipeline.send(committeesOf([village]));
  const inPlace = new TextsByEntry(await texts);
  const entries = (await found).map((row) => pulledOf(row, inPlace.of(row)));
  const judged = entries as unknown as Judged[];
  const around = surroundings(
    judged,
    (await committee).map(({ officer }) => officer),
  );
  const opening = judged.find((entry) => entry.id === id);
  if (opening === undefined || opening.about !== undefined || !sees(person, opening, around(opening))) return [];
  return entries.filter((_, index) => sees(person, judged[index]!, around(judged[index]!)));
}

const ofCase = (county: string, id: string) => sql`select * from (${caseClosure(county, named(county, [id]))}) c`;

const textsOfCase = (county: string, id: string) => sql<TextRow>`
  select t.village, t.number, t.pointer, t.text from (${ofCase(county, id)}) c
  join entry_text t on t.county = ${county} and t.village = c.village and t.number = c.number`;

const sealedOf = (village: string, id: string) => sql<SealedRow>`
  select c.id, c.village, c.number, s.key_id, s.nonce, s.ciphertext
  from (${ofCase(village.slice(0, 6), id)}) c
  join sealed s on s.county = ${village.slice(0, 6)} and s.village = c.village and s.number = c.number
  order by c.number`;
