import { dayOf } from '../../domain/calendar/utc8.ts';
import { type Absence, hasPartInAbsence, speaks } from '../../domain/people/absences.ts';
import type { Person } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Asking } from '../platform/http/route.ts';
import { absenceById, judgeAbsence, settleAbsence, speakerOf, type StoredAbsence } from './absences.ts';
import { OUTSIDE } from './decideAbsence.ts';
import type { Setting } from './settle.ts';

type Settled = Setting & { db: Database };
type Answer = { id: string; state: Absence['state'] };

/** Ends an absence earlier or later, or names another substitute; never one's own. The acting postings follow. */
export function changeAbsence(
  { db, ...setting }: Settled,
  id: string,
  change: Partial<Pick<Absence, 'to' | 'substitute' | 'substitutes'>>,
  { person, requestId, language }: Asking,
): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    const before = await decidable(tx, id, person);
    if (hasPartInAbsence(person.id, { ...before, proposedBy: null })) {
      throw new Problem('not_allowed', [issueOf('to', 'own_proposal', language)]);
    }
    if (!speaks(before)) throw new Problem('conflict', [issueOf('to', 'absence_not_standing', language)]);
    const absence: Absence = {
      ...before,
      ...change,
    };
    const faults = await judgeAbsence(tx, absence, { ...speakerOf(person), units: [] });
    if (faults.length > 0) {
      throw new Problem(
        'invalid',
        faults.map(({ field, code }) => issueOf(field, code, language)),
      );
    }
    const { to, substitute, substitutes } = absence;
    await tx.updateTable('absence').set({ toDay: to, substitute, substitutes }).where('id', '=', id).execute();
    await settleAbsence(tx, setting, absence, before);
    await recordIn(tx, setting.clock, [lineOf(person, requestId, { action: 'absence.change', target: id })]);
    return { id, state: absence.state };
  });
}

/** An absence the asker may change; one out of reach and one that does not exist are the same. */
async function decidable(tx: Tx, id: string, person: Person): Promise<StoredAbsence> {
  const absence = await absenceById(tx, id);
  if (!absence) throw new Problem('not_found');
  const faults = await judgeAbsence(tx, absence, { ...speakerOf(person), units: [] });
  if (faults.some(({ code }) => OUTSIDE.includes(code))) throw new Problem('not_found');
  return absence;
}

/**
 * Takes an absence back: a proposal by whoever made it; an approved one that has not begun, or was recorded today, by the
 * bureau. One that has begun is ended earlier instead, so that its days stay on record.
 */
export function withdrawAbsence(
  { db, ...setting }: Settled,
  id: string,
  reason: string | undefined,
  { person, requestId, language }: Asking,
): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    const before = await withdrawable(tx, id, person);
    if (!speaks(before)) throw new Problem('conflict', [issueOf('reason', 'absence_not_standing', language)]);
    const fresh = dayOf(before.createdAt) === dayOf(setting.clock.now());
    const begun = before.from <= dayOf(setting.clock.journalNow());
    if (before.state === 'approved' && begun && !fresh) {
      throw new Problem('conflict', [issueOf('reason', 'absence_begun', language)]);
    }
    const absence: Absence = { ...before, state: 'withdrawn' };
    await tx
      .updateTable('absence')
      .set({ state: 'withdrawn', decidedBy: person.id, reason: reason ?? null })
      .where('id', '=', id)
      .execute();
    await settleAbsence(tx, setting, absence, before);
    await recordIn(tx, setting.clock, [lineOf(person, requestId, { action: 'absence.withdraw', target: id, reason })]);
    return { id, state: 'withdrawn' };
  });
}

async function withdrawable(tx: Tx, id: string, person: Person): Promise<StoredAbsence> {
  const absence = await absenceById(tx, id);
  if (!absence) throw new Problem('not_found');
  return absence.proposedBy === person.id && absence.state === 'proposed' ? absence : decidable(tx, id, person);
}
