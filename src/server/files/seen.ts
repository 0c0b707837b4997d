import { type Judged, sees } from '../../domain/people/entryAccess.ts';
import { reach, reachWithin } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { aroundOf, textsOfNumbers } from '../journal/around.ts';
import { pulledOf, TextsByEntry } from '../journal/rows.ts';
import { rangeOf } from '../platform/db/database.ts';
import { fixed } from '../platform/db/fixed.ts';
import { pipelined, pipelinedEach } from '../platform/db/pipeline.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { type FileName, openFile, type Photo } from './keep.ts';
import { type ReferringRow, referringTo } from './referring.ts';

/**
 * A photo that belongs to an entry the person sees. What is sealed for any entry, belongs to none that stands, is of another village,
 * expired or never came is all the same: not found.
 */
export async function photoSeen(
  services: Services,
  person: Person,
  sha256: string,
  village: string | undefined,
): Promise<FileName & Photo> {
  for (const name of await kept(services, person, sha256, village)) {
    if (!(await isSeen(services, person, name))) continue;
    const photo = await openFile(services, name);
    if (photo) return { ...name, ...photo };
  }
  throw new Problem('not_found');
}

/** The villages in reach that keep it. */
async function kept(
  { pipelines, db }: Services,
  person: Person,
  sha256: string,
  village: string | undefined,
): Promise<FileName[]> {
  const areas = village === undefined ? reach(person, 'files.read') : reachWithin(person, 'files.read', village);
  const found = await pipelinedEach(pipelines, db, areas.map(rangeOf), (pipeline) =>
    pipeline.send(fixed<FileName>`select village, sha256 from file where sha256 = ${sha256} order by village`),
  );
  return found.flat();
}

function isSeen({ pipelines, db }: Services, person: Person, { village, sha256 }: FileName): Promise<boolean> {
  return pipelined(pipelines, db, rangeOf(village), async (pipeline) => {
    const rows = await pipeline.send(referringTo(village, sha256));
    if (rows.some((row) => isSealed(row, sha256))) return false;
    const standing = rows.filter((row) => row.withdrawnOn === null);
    const numbers = standing.map(({ number }) => number);
    const texts = new TextsByEntry(await pipeline.send(textsOfNumbers(village.slice(0, 6), village, numbers)));
    const around = await aroundOf(pipeline, person, village, standing);
    return standing.some((row) => {
      const entry = pulledOf(row, texts.of(row)) as unknown as Judged;
      return sees(person, entry, around(entry));
    });
  });
}

/** One entry that says so is enough: nobody opens a sealed photo by naming it again. */
const isSealed = ({ files }: ReferringRow, sha256: string): boolean =>
  files.some((file) => file.sha256 === sha256 && file.sealed);
