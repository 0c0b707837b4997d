import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Instant, addDays, addMs, dayOf, startOf } from '../../domain/calendar/utc8.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { RehearsalResult } from '../../domain/duties/rehearsal.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import type { Database } from '../platform/db/database.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { rehearse, type Trial } from './rehearse.ts';
import type { Threshold } from './thresholds.ts';

/** A process that said nothing for so long has died at it. */
const SILENT = 60_000;
const KEPT_DAYS = 30;

export const rehearsalStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;

/** A rehearsal as asked for, how far it is, and what came of it. */
export interface StoredRehearsal {
  id: string;
  area: string;
  month: string;
  state: (typeof rehearsalStates)[number];
  villagesDone: number;
  villagesOf: number;
  result: RehearsalResult | null;
  startedAt: Instant;
}

/** Asks for a rehearsal: it is done by a job. An earlier one of the same person that still runs is ended, old ones are dropped. */
export async function askRehearsal(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { area, month, policy, thresholds }: Trial,
  by: { officer: string; line: AuditLine },
): Promise<string> {
  const [id, now] = [uuidv7(), clock.now()];
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('policyRehearsal')
      .set({ state: 'cancelled' })
      .where('startedBy', '=', by.officer)
      .where('state', 'in', ['waiting', 'running'])
      .execute();
    const old = startOf(addDays(dayOf(now), -KEPT_DAYS));
    await tx.deleteFrom('policyRehearsal').where('startedAt', '<', old).execute();
    await tx
      .insertInto('policyRehearsal')
      .values({
        ...{ id, area, month, document: JSON.stringify(policy), thresholds: JSON.stringify(thresholds) },
        ...{ state: 'waiting', villagesDone: 0, villagesOf: (await villagesOf(tx, area)).length },
        ...{ startedBy: by.officer, startedAt: now, heardAt: now },
      })
      .execute();
    await recordIn(tx, clock, [by.line]);
  });
  return id;
}

export async function rehearsalOf(db: Database, id: string): Promise<StoredRehearsal | undefined> {
  const found = await db
    .selectFrom('policyRehearsal')
    .select(['id', 'area', 'month', 'state', 'villagesDone', 'villagesOf', 'result', 'startedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found as StoredRehearsal | undefined;
}

/** Ends it, if it has not ended by itself. */
export async function cancelRehearsal({ db, clock }: Pick<Services, 'db' | 'clock'>, id: string, line: AuditLine) {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('policyRehearsal')
      .set({ state: 'cancelled' })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .execute();
    await recordIn(tx, clock, [line]);
  });
}

/** Rehearsals asked for, one at a time; what a process left behind is begun again. */
export const rehearsalJobs = (services: Services): Job[] => [
  { name: 'policies.rehearse', when: { everyMs: 400 }, work: (signal) => rehearseNext(services, signal) },
];

/** Takes up the next rehearsal, if there is one, and sees it to its end. */
export async function rehearseNext(services: Services, signal?: AbortSignal): Promise<void> {
  const trial = await claim(services);
  if (trial === undefined) return;
  const { id } = trial;
  const villages = await villagesOf(services.db, trial.area);
  const tell = async (done: number) => !signal?.aborted && still(services, id, { villagesDone: done });
  try {
    const result = await rehearse(services, trial, villages, tell);
    if (result !== null) await still(services, id, { state: 'done', result: JSON.stringify(result) });
    // the server stops: whoever starts next begins it again
    else if (signal?.aborted) await still(services, id, { state: 'waiting', villagesDone: 0 });
  } catch (error) {
    await still(services, id, { state: 'failed' });
    throw error;
  }
}

async function claim({ db, clock }: Services): Promise<(Trial & { id: string }) | undefined> {
  const now = clock.now();
  const silent = addMs(now, -SILENT);
  const { rows } = await sql<{ id: string; area: string; month: string; document: Policy; thresholds: Threshold[] }>`
    update policy_rehearsal set state = 'running', heard_at = ${now}, villages_done = 0
    where id = (select id from policy_rehearsal
        where state = 'waiting' or (state = 'running' and heard_at < ${silent}) order by started_at limit 1)
      and (state = 'waiting' or heard_at < ${silent})
    returning id, area, month, document, thresholds`.execute(db);
  const [found] = rows;
  return found && { ...found, policy: found.document };
}

/** Writes to a rehearsal that is still wanted; false: somebody ended it. */
async function still(
  { db, clock }: Services,
  id: string,
  change: { villagesDone?: number; state?: StoredRehearsal['state']; result?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('policyRehearsal')
    .set({ ...change, heardAt: clock.now() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function villagesOf(db: Database, area: string): Promise<string[]> {
  const rows = await db
    .selectFrom('area')
    .select('id')
    .where('level', '=', 'village')
    .where('id', '>=', area)
    .where('id', '<', `${area}~`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
