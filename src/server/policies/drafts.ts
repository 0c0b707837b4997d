import { sql } from 'kysely';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { AuditLine } from '../audit/audit.ts';
import { recordIn } from '../audit/audit.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Services } from '../services.ts';
import type { Threshold } from './thresholds.ts';

/** A change of policy that is being prepared. Its document may have faults: it is judged when it is applied. */
export interface Draft {
  id: string;
  area: string;
  policy: unknown;
  thresholds: (Threshold & { duty: DutyId })[];
  from: Day | null;
  revision: number;
}

export type StoredDraft = Draft & { name: string; changedAt: Instant; by: { badge: string; name: string } | null };

/** The drafts for some areas and what lies below them, the latest first. */
export async function draftsIn(db: Database, areas: string[]): Promise<StoredDraft[]> {
  const { rows } = await sql<StoredDraft>`
    select d.id, d.area, a.name, d.document as policy, d.thresholds, d.from_day as "from", d.revision, d.changed_at,
      case when o.id is not null then json_build_object('badge', o.badge, 'name', o.name) end as by
    from policy_draft d join area a on a.id = d.area left join officer o on o.id = d.changed_by
    where exists (select from unnest(${areas}::text[]) as reached (id) where starts_with(d.area, reached.id))
    order by d.changed_at desc, d.id`.execute(db);
  return rows;
}

/**
 * Keeps a draft. `revision`: the one the writer has seen, 0 for a new one; if somebody else changed it meanwhile it is refused,
 * so that nothing is overwritten unseen. Answers the new revision.
 */
export async function keepDraft(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  draft: Draft,
  by: { officer: string; line: AuditLine },
): Promise<number> {
  const { id, area, policy, thresholds, from, revision } = draft;
  const row = {
    ...{ area, document: JSON.stringify(policy), thresholds: JSON.stringify(thresholds), fromDay: from },
    ...{ revision: revision + 1, changedBy: by.officer, changedAt: clock.now() },
  };
  return db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('policyDraft')
      .values({ id, ...row })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(row)
          .where('policyDraft.area', '=', area)
          .where('policyDraft.revision', '=', revision),
      )
      .executeTakeFirstOrThrow();
    if (!numInsertedOrUpdatedRows) throw changedMeanwhile();
    await recordIn(tx, clock, [by.line]);
    return row.revision;
  });
}

const changedMeanwhile = () =>
  new Problem('conflict', [
    {
      path: '/body/revision',
      code: 'changed_meanwhile',
      message: {
        zh: '别人刚刚修改了这份草稿,请重新打开后再继续',
        en: 'Somebody changed this draft meanwhile: load it again before you go on.',
      },
    },
  ]);

/** Where a draft is for; undefined: there is none. */
export async function areaOfDraft(db: Database, id: string): Promise<string | undefined> {
  const found = await db.selectFrom('policyDraft').select('area').where('id', '=', id).executeTakeFirst();
  return found?.area;
}

export async function dropDraft({ db, clock }: Pick<Services, 'db' | 'clock'>, id: string, line: AuditLine) {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('policyDraft').where('id', '=', id).execute();
    await recordIn(tx, clock, [line]);
  });
}
