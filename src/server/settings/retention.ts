import { type Instant, dayOf, startOf } from '../../domain/calendar/utc8.ts';
import { sql } from 'kysely';
import { monthsAfter, type Retention, shortenedTo } from '../../domain/privacy/retention.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import type { Database } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

const NAME = 'retention';

/** How long personal data is kept here: the maxima of the code, shortened by what the deployment decided. */
export async function retentionOf(db: Database): Promise<Retention> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst();
  return shortenedTo(row?.value);
}

/** Decides how long; what is then over its time goes with the next nightly run and does not come back. */
export function setRetention(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  kept: Retention,
  by: { id: string; line: AuditLine },
): Promise<void> {
  const set = { value: JSON.stringify(kept), setBy: by.id, setAt: clock.now() };
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('setting')
      .values({ name: NAME, ...set })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(set))
      .execute();
    await recordIn(tx, clock, [by.line]);
  });
}

/**
 * Deletes audit lines past their retention, by a function of the owner's: the application role itself can delete none, and
 * the function none younger than half a year. Their seals stay. Answers how many.
 */
export async function expireAudit({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const { audit } = await retentionOf(db);
  const now: Instant = clock.now();
  const before = startOf(monthsAfter(dayOf(now), -audit.months));
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ gone: number }>`select expire_audit(${before}) as gone`.execute(tx);
    const gone = rows[0]?.gone ?? 0;
    if (gone > 0)
      await recordIn(tx, clock, [{ account: 'system', action: 'retention.expire', target: `audit ${gone}` }]);
    await tx.deleteFrom('verification').where('askedAt', '<', before).execute();
    return gone;
  });
}
