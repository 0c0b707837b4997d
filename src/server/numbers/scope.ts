import { villageId } from '../../domain/areas/id.ts';
import { faultWords } from '../../domain/imports/fault.ts';
import { reaches } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';

/** A village as a row names it. */
export const villageField = villageId;

/** Names every row whose village is out of reach, or is none, or comes twice where it may not. */
export async function refuseOutOfReach(
  db: Database,
  person: Person,
  rows: readonly { village: string }[],
  { twice = false }: { twice?: boolean } = {},
): Promise<void> {
  const villages = [...new Set(rows.map(({ village }) => village))];
  const known = await db
    .selectFrom('area')
    .select('id')
    .where('level', '=', 'village')
    .where('id', 'in', [...villages, ''])
    .execute();
  const within = new Set(known.map(({ id }) => id).filter((id) => reaches(person, 'numbers.write', id)));
  const seen = new Set<string>();
  const issues = rows.flatMap(({ village }, index) => {
    const path = `/body/rows/${index}/village`;
    if (!within.has(village)) return [{ path, code: 'unknown_village', message: faultWords.unknown_village }];
    if (!twice && seen.has(village))
      return [
        { path, code: 'village_twice', message: { zh: '这个村前面已有一行', en: 'This village has an earlier row.' } },
      ];
    seen.add(village);
    return [];
  });
  if (issues.length > 0) throw new Problem('invalid', issues);
}
