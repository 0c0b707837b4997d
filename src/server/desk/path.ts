import { reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';

/** The areas from the widest the person may see down to `area`, with names. */
export async function pathTo(db: Database, area: string, person: Person): Promise<{ id: string; name: string }[]> {
  const reached = reach(person, 'scorecards.read');
  const ids = [2, 4, 6, 9, 12]
    .map((length) => area.slice(0, length))
    .filter((id, index, all) => all.indexOf(id) === index);
  const seen = ids.filter((id) => id === area || reached.some((prefix) => id.startsWith(prefix)));
  return db.selectFrom('area').select(['id', 'name']).where('id', 'in', seen).orderBy('id').execute();
}
