import type { Day } from '../../domain/calendar/utc8.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Asking } from '../platform/http/route.ts';
import { endPostings } from './endPostings.ts';
import { lockOfficers } from './postings.ts';
import { type Setting, settle } from './settle.ts';

/** What is not named stays as it is; null empties it. */
export interface OfficerChange {
  name?: string | undefined;
  workPhone?: string | null | undefined;
  unit?: string | null | undefined;
  grade?: 'police' | 'auxiliary' | undefined;
  /** The first day they are no longer there. */
  leftOn?: Day | null | undefined;
}

/**
 * Changes what is known of an officer. Whoever has left answers for no village any more, so that no board goes on naming them:
 * `ended` says how many postings ended. A changed unit brings its absences along.
 */
export function changeOfficer(
  { db, ...setting }: Setting & { db: Database },
  id: string,
  change: OfficerChange,
  { person, requestId, language }: Asking,
): Promise<{ id: string; ended: number }> {
  return db.transaction().execute(async (tx) => {
    const [officer] = await lockOfficers(tx, [id]);
    if (!officer) throw new Problem('not_found');
    await tx.updateTable('officer').set(change).where('id', '=', id).execute();
    await settle(tx, setting, [], [id]);
    const ended = change.leftOn == null ? 0 : await endPostings(tx, setting, { officers: [id] }, change.leftOn);
    if (ended === 'begins later') throw new Problem('conflict', [issueOf('leftOn', 'posted_after_leaving', language)]);
    await recordIn(tx, setting.clock, [lineOf(person, requestId, { action: 'officer.change', target: id })]);
    return { id, ended };
  });
}
