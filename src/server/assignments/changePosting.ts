import { sql } from 'kysely';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { type Assignment, mayBeTakenBack } from '../../domain/people/assignments.ts';
import { recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import type { Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { auditLine, lockedPosting, type Request, type Settled, type Taken, taken } from './assign.ts';
import { judge } from './judge.ts';
import { deletePostings, updatePostings } from './postings.ts';
import { settle } from './settle.ts';

/** What may change of a posting; `to: null` opens an ended one again. */
export interface Change {
  from?: Day | undefined;
  to?: Day | null | undefined;
  lead?: boolean | undefined;
}

/** Ends a posting, opens an ended one again, or mends its days; throws `invalid` with every issue. */
export function changePosting(
  { db, ...setting }: Settled,
  id: string,
  change: Change,
  request: Request,
): Promise<Taken> {
  return db.transaction().execute(async (tx) => {
    const before = await lockedPosting(tx, id, request);
    refuseOfAbsence(before, request);
    const posting: Assignment = {
      ...before,
      from: change.from ?? before.from,
      to: change.to === undefined ? before.to : change.to,
      lead: change.lead ?? before.lead,
    };
    const [judgement] = await judge(tx, [posting], request.within);
    const warnings = taken(judgement, request.language);
    await updatePostings(tx, [posting]);
    await settle(tx, setting, [before, posting]);
    await recordIn(tx, setting.clock, [auditLine(request, 'assignment.change', posting)]);
    return { id, warnings };
  });
}

/** Takes a posting back that was entered by mistake. */
export function takeBack({ db, ...setting }: Settled, id: string, request: Request): Promise<{ id: string }> {
  return db.transaction().execute(async (tx) => {
    const posting = await lockedPosting(tx, id, request);
    refuseOfAbsence(posting, request);
    const enteredToday = (await enteredOn(tx, id)) === dayOf(setting.clock.now());
    if (!mayBeTakenBack(posting, enteredToday, dayOf(setting.clock.journalNow()))) {
      throw new Problem('conflict', [issueOf('from', 'posting_begun', request.language)]);
    }
    const standIns = await standInsOf(tx, id);
    await deletePostings(tx, standIns.filter(({ absence }) => absence !== null).concat(posting));
    await settle(tx, setting, [posting, ...standIns]);
    await recordIn(tx, setting.clock, [auditLine(request, 'assignment.takeBack', posting)]);
    return { id };
  });
}

/** An acting posting that an absence asked for goes with the absence. */
function refuseOfAbsence({ absence }: Assignment, { language }: Request): void {
  if (absence != null) throw new Problem('conflict', [issueOf('to', 'acting_by_absence', language)]);
}

async function enteredOn(tx: Tx, id: string): Promise<Day> {
  const { createdAt } = await tx
    .selectFrom('assignment')
    .select('createdAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return dayOf(createdAt);
}

/** Acting postings that stand in for one that goes; those made by hand stand for nobody from now on. */
async function standInsOf(tx: Tx, id: string): Promise<Assignment[]> {
  await sql`update assignment set stands_in_for = null where stands_in_for = ${id} and absence is null`.execute(tx);
  const { rows } = await sql<Assignment>`
    select id, officer, village, duty, lead, from_day as "from", to_day as "to", stands_in_for, absence
    from assignment where stands_in_for = ${id}`.execute(tx);
  return rows;
}
