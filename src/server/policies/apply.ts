import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { type Day, type Instant, addDays, monthOf, startOf } from '../../domain/calendar/utc8.ts';
import { checkPolicy, type Policy } from '../../domain/duties/policy.ts';
import type { Language } from '../../domain/language/sentences.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { markOpenIn } from '../scorecards/mark.ts';
import { whileChanging } from '../scorecards/turns.ts';
import type { Services } from '../services.ts';
import { recordChange } from './changes.ts';
import { keepThreshold, type Threshold } from './thresholds.ts';

/** What is to be put in force, where and from when; both days inclusive. */
export interface Force {
  area: string;
  from: Day;
  to?: Day | undefined;
}

/** A policy document, checked; throws a `Problem` that names every issue. */
export function checkedPolicy(document: unknown, at: string, language: Language): Policy {
  const { policy, issues } = checkPolicy(document, language, at);
  if (policy === undefined) throw new Problem('invalid', issues);
  return policy;
}

/** What is applied: a policy, villages' own thresholds with it, and the draft that is thereby done with. */
export interface Application {
  policy: Policy;
  force: Force;
  thresholds?: Threshold[];
  draft?: string | undefined;
}

/**
 * Puts a policy in force for an area from a day on; what was in force there ends the day before. A version never changes: the
 * same id and version with other content is refused. Open months it concerns are counted again; closed ones do not move.
 */
export async function applyPolicy(
  services: Pick<Services, 'db' | 'clock'>,
  { policy, force, thresholds = [], draft }: Application,
  by: { officer: string | null; line: AuditLine },
): Promise<void> {
  if (force.to !== undefined && force.to < force.from) throw endsBeforeItBegins();
  await scoped(services.db, rangeOf(force.area), async (tx) => {
    const known = await tx.selectFrom('area').select('id').where('id', '=', force.area).executeTakeFirst();
    if (!known) throw new Problem('not_found');
    await whileChanging(tx);
    await keep(tx, policy, by.officer, services.clock.now());
    await putInForce(tx, policy, force);
    const { id: policyId, version: policyVersion } = policy;
    await recordChange(tx, services.clock, { ...force, changedBy: by.officer, policyId, policyVersion });
    for (const own of thresholds) await keepThreshold(tx, services.clock, own, by.officer);
    if (draft) await tx.deleteFrom('policyDraft').where('id', '=', draft).where('area', '=', force.area).execute();
    await refoldCases(tx, force, services.clock.journalNow());
    // also after `to`: what was in force there before has ended
    await markOpenIn(tx, rangeOf(force.area), monthOf(force.from));
    await recordIn(tx, services.clock, [by.line]);
  });
}

const endsBeforeItBegins = () =>
  new Problem('invalid', [
    {
      path: '/body/to',
      code: 'before_from',
      message: { zh: '止日早于起日', en: 'The last day lies before the first.' },
    },
  ]);

/**
 * Cases run by the clocks in force when they were opened: those that still wait are due to be folded again. Appends read the
 * clocks behind their head's lock, so none folds by the old ones after this.
 */
async function refoldCases(tx: Tx, { area, from }: Force, now: Instant): Promise<void> {
  const { lo, hi } = rangeOf(area);
  await sql`select from journal_head where village >= ${lo} and village < ${hi} order by village for update`.execute(
    tx,
  );
  await tx
    .updateTable('case')
    .set({ changesAt: now })
    .where('village', '>=', lo)
    .where('village', '<', hi)
    .where('openedAt', '>=', startOf(from))
    .where('waiting', '=', true)
    .execute();
}

async function keep(tx: Tx, policy: Policy, officer: string | null, now: string): Promise<void> {
  const stored = await tx
    .selectFrom('policy')
    .select('document')
    .where('id', '=', policy.id)
    .where('version', '=', policy.version)
    .executeTakeFirst();
  if (stored === undefined) {
    await tx
      .insertInto('policy')
      .values({
        id: policy.id,
        version: policy.version,
        document: JSON.stringify(policy),
        appliedBy: officer,
        appliedAt: now,
      })
      .execute();
  } else if (!isDeepStrictEqual(stored.document, JSON.parse(JSON.stringify(policy)))) {
    throw new Problem('conflict', [
      {
        path: '/body/policy/version',
        code: 'version_taken',
        message: {
          zh: `“${policy.id}”第${policy.version}版已经启用,内容不同;请给修改后的工作要求一个新版本号`,
          en: `${policy.id} ${policy.version} is applied already with other content; give the changed policy a new version`,
        },
      },
    ]);
  }
}

async function putInForce(tx: Tx, policy: Policy, { area, from, to }: Force): Promise<void> {
  await tx
    .updateTable('policyForce')
    .set({ toDay: addDays(from, -1) })
    .where('area', '=', area)
    .where('fromDay', '<', from)
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>=', from)]))
    .execute();
  await tx
    .insertInto('policyForce')
    .values({ area, fromDay: from, toDay: to ?? null, policyId: policy.id, policyVersion: policy.version })
    .onConflict((conflict) =>
      conflict.columns(['area', 'fromDay']).doUpdateSet((eb) => ({
        toDay: eb.ref('excluded.toDay'),
        policyId: eb.ref('excluded.policyId'),
        policyVersion: eb.ref('excluded.policyVersion'),
      })),
    )
    .execute();
}
