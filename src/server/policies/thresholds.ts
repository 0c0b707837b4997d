import type { Month } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import { type Database, rangeOf, scoped } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { markOpenIn } from '../scorecards/mark.ts';
import type { Services } from '../services.ts';

/** A village's own threshold; both months inclusive. */
export interface Threshold {
  village: string;
  duty: DutyId;
  fromMonth: Month;
  toMonth?: Month | null | undefined;
  threshold: number;
}

/** Sets a village's own threshold; one that starts in the same month is replaced. Its open months are counted again. */
export async function setThreshold(
  services: Pick<Services, 'db' | 'clock'>,
  { village, duty, fromMonth, toMonth = null, threshold }: Threshold,
  by: { officer: string; line: AuditLine },
): Promise<void> {
  if (toMonth !== null && toMonth < fromMonth) {
    const message = 'The last month lies before the first.';
    throw new Problem('invalid', [{ path: '/body/toMonth', code: 'before_from', message }]);
  }
  await scoped(services.db, rangeOf(village), async (tx) => {
    const known = await tx.selectFrom('area').select('id').where('id', '=', village).executeTakeFirst();
    if (!known) throw new Problem('not_found');
    const row = { toMonth, threshold, setBy: by.officer };
    await tx
      .insertInto('villageThreshold')
      .values({ village, duty, fromMonth, ...row })
      .onConflict((conflict) => conflict.columns(['village', 'duty', 'fromMonth']).doUpdateSet(row))
      .execute();
    await markOpenIn(tx, rangeOf(village), fromMonth);
    await recordIn(tx, services.clock, [by.line]);
  });
}

/** The thresholds of villages within some areas. */
export async function thresholdsIn(db: Database, areas: string[]): Promise<Threshold[]> {
  const rows = await db
    .selectFrom('villageThreshold')
    .select(['village', 'duty', 'fromMonth', 'toMonth', 'threshold'])
    .where((eb) => eb.or(areas.map((area) => eb.and([eb('village', '>=', area), eb('village', '<', `${area}~`)]))))
    .orderBy('village')
    .execute();
  return rows as Threshold[];
}
