import { sql } from 'kysely';
import type { Month } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import { markOpenIn } from '../scorecards/mark.ts';
import type { Services } from '../services.ts';
import { recordChange } from './changes.ts';

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
  own: Threshold,
  by: { officer: string; line: AuditLine },
): Promise<void> {
  const { village, fromMonth, toMonth } = own;
  if (toMonth && toMonth < fromMonth) throw new Problem('invalid', [endsBefore('/body/toMonth')]);
  await scoped(services.db, rangeOf(village), async (tx) => {
    const known = await tx.selectFrom('area').select('id').where('id', '=', village).executeTakeFirst();
    if (!known) throw new Problem('not_found');
    await keepThreshold(tx, services.clock, own, by.officer);
    await markOpenIn(tx, rangeOf(village), fromMonth);
    await recordIn(tx, services.clock, [by.line]);
  });
}

/** The issue of months in the wrong order. */
export const endsBefore = (path: string): RaisedIssue => ({
  path,
  code: 'before_from',
  message: { zh: '止月早于起月', en: 'The last month lies before the first.' },
});

/** Writes a threshold and the line that tells of it. */
export async function keepThreshold(tx: Tx, clock: Clock, own: Threshold, officer: string | null): Promise<void> {
  const { village, duty, fromMonth, toMonth = null, threshold } = own;
  const row = { toMonth, threshold, setBy: officer };
  await tx
    .insertInto('villageThreshold')
    .values({ village, duty, fromMonth, ...row })
    .onConflict((conflict) => conflict.columns(['village', 'duty', 'fromMonth']).doUpdateSet(row))
    .execute();
  const days = { from: `${fromMonth}-01`, to: toMonth === null ? undefined : `${toMonth}-01` };
  await recordChange(tx, clock, { area: village, ...days, changedBy: officer, duty, threshold });
}

/** The thresholds of villages within some areas, with the villages' names. */
export async function thresholdsIn(db: Database, areas: string[]): Promise<(Threshold & { name: string })[]> {
  const { rows } = await sql<Threshold & { name: string }>`
    select t.village, a.name, t.duty, t.from_month, t.to_month, t.threshold
    from village_threshold t join area a on a.id = t.village
    where exists (select from unnest(${areas}::text[]) as reached (id) where starts_with(t.village, reached.id))
    order by t.village, t.duty, t.from_month`.execute(db);
  return rows;
}
