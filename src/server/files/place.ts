import { sql } from 'kysely';
import { reach, reaches } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { rangeOf, scoped, scopedEach } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { holding, ownOf } from './referring.ts';

/**
 * The village whose photo this becomes, if the person may send one there: they may note there today, or noted there the entry it
 * belongs to – in a posting that ended meanwhile, or a hazard in a village of the county that is not theirs. Any other village is the
 * same as none (red line R7).
 */
export async function placeToSend(
  services: Services,
  person: Person,
  sha256: string,
  village: string | undefined,
): Promise<string> {
  const asked = village ?? (await impliedVillage(services, person, sha256));
  if (
    reaches(person, 'files.write', asked) ? await exists(services, asked) : await noted(services, person, asked, sha256)
  )
    return asked;
  throw new Problem('not_found');
}

async function exists({ db }: Services, village: string): Promise<boolean> {
  return (await db.selectFrom('area').select('id').where('id', '=', village).executeTakeFirst()) !== undefined;
}

async function noted({ db }: Services, person: Person, village: string, sha256: string): Promise<boolean> {
  const { rows } = await scoped(db, rangeOf(village), (tx) => ownOf(village, person.id, sha256).execute(tx));
  return rows[0]?.own === true;
}

/** Where nothing is said: the village of the entries of their own that it belongs to, or the only one they note in. */
async function impliedVillage({ db }: Services, person: Person, sha256: string): Promise<string> {
  const within = reach(person, 'files.write');
  // whoever reaches a whole county says which village
  const few = within.filter((prefix) => prefix.length >= TOWNSHIP);
  const found = await scopedEach(db, few.map(rangeOf), async (tx, { lo }) => {
    const { rows } = await sql<{ village: string }>`
      select distinct village from entry where county = ${lo.slice(0, 6)} and author = ${person.id}
        and files is not null and files @> ${holding(sha256)}::jsonb`.execute(tx);
    return rows;
  });
  const villages = found.length > 0 ? found.map(({ village }) => village) : within;
  const [only] = villages;
  if (only === undefined) throw new Problem('not_found');
  if (villages.length > 1 || only.length !== VILLAGE) throw new Problem('invalid', [WHICH]);
  return only;
}

const TOWNSHIP = 9;
const VILLAGE = 12;

const WHICH: RaisedIssue = {
  path: '/query/village',
  code: 'village_needed',
  message: { zh: '请写明是哪个村的照片', en: 'Say which village the photo is of' },
};
