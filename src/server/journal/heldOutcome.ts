import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { sees } from '../../domain/people/entryAccess.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { rangeOf, scopedEach } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import { asJudged, type HeldEntry } from './held.ts';

/** What became of an entry that was held; nothing of what it says. */
export interface HeldOutcome {
  id: string;
  /** Null: it still waits. */
  decision: 'accept' | 'return' | null;
  decidedBy: { id: string; badge: string; name: string } | null;
  decidedAt: Instant | null;
}

type Stored = HeldOutcome & Pick<HeldEntry, 'entry'> & { officer: string };

/** What became of a held entry, for whoever read it when somebody else decided. Out of reach and unknown are the same. */
export async function heldOutcome({ db }: Services, id: string, person: Person): Promise<HeldOutcome> {
  const [found] = await scopedEach(db, reach(person, 'held.read').map(rangeOf), async (tx) => {
    const { rows } = await sql<Stored>`
      select h.id, h.decision, h.decided_at, h.entry, h.officer,
        case when d.id is not null then json_build_object('id', d.id, 'badge', d.badge, 'name', d.name) end as decided_by
      from held h join entry_place p on p.id = h.id and p.village = h.village left join officer d on d.id = h.decided_by
      where p.id = ${id}`.execute(tx);
    return rows;
  });
  // of one decided already nothing is left here to judge by
  if (!found || (found.decision === null && !sees(person, asJudged(found.entry, found.officer)))) {
    throw new Problem('not_found');
  }
  const { decision, decidedBy, decidedAt } = found;
  return { id, decision, decidedBy, decidedAt };
}
