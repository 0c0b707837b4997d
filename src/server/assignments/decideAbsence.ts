import { type Absence, hasPartInAbsence } from '../../domain/people/absences.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import type { Database } from '../platform/db/database.ts';
import { type Issue, Problem } from '../platform/http/problem.ts';
import type { Asking } from '../platform/http/route.ts';
import { absenceById, judgeAbsence, settleAbsence, speakerOf, storeAbsence } from './absences.ts';
import type { Setting } from './settle.ts';

/**
 * Records an absence. The bureau's word stands at once, except on the bureau clerk's own absence; a unit's is a proposal that
 * the bureau decides on. Throws `invalid` with every issue.
 */
export function recordAbsence(
  { db, ...setting }: Setting & { db: Database },
  wanted: Absence,
  { person, requestId, language }: Asking,
): Promise<{ id: string; state: Absence['state'] }> {
  return db.transaction().execute(async (tx) => {
    const speaker = speakerOf(person);
    const decides = speaker.within.length > 0 && wanted.officer !== person.id;
    const absence: Absence = { ...wanted, state: decides ? 'approved' : 'proposed' };
    const faults = await judgeAbsence(tx, absence, decides ? { ...speaker, units: [] } : speaker);
    if (faults.length > 0)
      throw new Problem(
        'invalid',
        faults.map(({ field, code }) => issueOf(field, code, language)),
      );
    await storeAbsence(tx, setting, absence, person.id);
    const action = decides ? 'absence.record' : 'absence.propose';
    await recordIn(tx, setting.clock, [lineOf(person, requestId, { action, target: absence.id })]);
    return { id: absence.id, state: absence.state };
  });
}

/** Decides on a proposed absence. Nobody decides on their own, or on what they proposed themselves. */
export function decideAbsence(
  { db, ...setting }: Setting & { db: Database },
  id: string,
  { decision, reason }: { decision: 'approve' | 'decline'; reason?: string | undefined },
  { person, requestId, language }: Asking,
): Promise<{ id: string; state: Absence['state'] }> {
  return db.transaction().execute(async (tx) => {
    const absence = await absenceById(tx, id);
    if (!absence) throw new Problem('not_found');
    const speaker = { ...speakerOf(person), units: [] };
    const faults = await judgeAbsence(tx, absence, speaker);
    if (faults.some(({ code }) => OUTSIDE.includes(code))) throw new Problem('not_found');
    if (hasPartInAbsence(person.id, absence))
      throw new Problem('not_allowed', [issueOf('decision', 'own_proposal', language)]);
    if (absence.state !== 'proposed') throw new Problem('conflict', [issueOf('decision', 'already_decided', language)]);
    if (decision === 'decline' && reason === undefined)
      throw new Problem('invalid', [issueOf('reason', 'reason_missing', language)]);
    const issues = decision === 'approve' ? faults.map(({ field, code }): Issue => issueOf(field, code, language)) : [];
    if (issues.length > 0) throw new Problem('conflict', issues);
    const state = decision === 'approve' ? 'approved' : 'declined';
    await tx
      .updateTable('absence')
      .set({ state, decidedBy: person.id, reason: reason ?? null })
      .where('id', '=', id)
      .execute();
    await settleAbsence(tx, setting, { ...absence, state });
    await recordIn(tx, setting.clock, [
      lineOf(person, requestId, { action: `absence.${decision}`, target: id, reason }),
    ]);
    return { id, state };
  });
}

/** Faults by which an absence does not exist for the asker. */
export const OUTSIDE: readonly string[] = ['unknown_officer', 'unknown_unit', 'no_posting_here', 'posted_elsewhere'];
