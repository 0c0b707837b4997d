import { sql } from 'kysely';
import type { Matching, Purpose } from '../../domain/numbers/matching.ts';
import type { KnownVillage } from '../../domain/numbers/villages.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/database.ts';

/** Whose matching it is: the station's, or the bureau's. */
export function ownerOf(person: Person): string {
  const grant =
    person.grants.find(({ role }) => role === 'station') ?? person.grants.find(({ role }) => role === 'bureau');
  return grant?.area ?? '';
}

/** How this station's sheets were read last, by purpose. */
export async function matchingsOf(db: Database, owner: string): Promise<Partial<Record<Purpose, Matching>>> {
  const rows = await db
    .selectFrom('numberMatching')
    .select(['purpose', 'matching'])
    .where('owner', '=', owner)
    .execute();
  return Object.fromEntries(rows.map(({ purpose, matching }) => [purpose, matching as unknown as Matching]));
}

/** Remembers how a sheet was read; headings and spellings of earlier sheets stay beside the new ones. */
export async function remember(
  tx: Tx,
  clock: Clock,
  { owner, purpose, matching, by }: { owner: string; purpose: Purpose; matching: Matching; by: string },
): Promise<void> {
  const row = { matching: JSON.stringify(matching), savedBy: by, savedAt: clock.now() };
  await tx
    .insertInto('numberMatching')
    .values({ owner, purpose, ...row })
    .onConflict((conflict) => conflict.columns(['owner', 'purpose']).doUpdateSet(row))
    .execute();
}

/** Every village within reach, as sheets may name it. */
export async function villagesWithin(db: Database, within: string[]): Promise<KnownVillage[]> {
  const { rows } = await sql<KnownVillage>`
    select v.id, v.name, v.official_code, coalesce(t.name, '') as township
    from area v left join area t on t.id = v.parent
    where v.level = 'village' and exists (select from unnest(${within}::text[]) as reached (id) where starts_with(v.id, reached.id))
    order by v.id`.execute(db);
  return rows;
}
