import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { monthsAfter, type Retention, retention } from '../../domain/privacy/retention.ts';
import { recordIn } from '../audit/audit.ts';
import { everything, rangeOf, scoped } from '../platform/db/database.ts';
import type { Job } from '../platform/jobs.ts';
import type { Services } from '../services.ts';
import { retentionOf } from '../settings/retention.ts';

/** Erases the texts of lines of old ledgers whose time is over; day, ledger and number stay. Answers how many. */
export async function expireHistory(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  kept: Retention = retention,
): Promise<number> {
  const before = monthsAfter(dayOf(clock.journalNow()), -kept.otherTexts.months);
  const counties = await scoped(db, everything, (tx) =>
    tx.selectFrom('historyLine').select('county').distinct().where('text', 'is not', null).execute(),
  );
  let erased = 0;
  for (const { county } of counties) {
    erased += await scoped(db, rangeOf(county), async (tx) => {
      const { numAffectedRows } = await sql`update history_line set text = null
        where county = ${county} and text is not null and happened_on <= ${before}`.execute(tx);
      const target = `history ${numAffectedRows}`;
      if (numAffectedRows)
        await recordIn(tx, clock, [{ account: 'system', action: 'retention.expire', village: county, target }]);
      return Number(numAffectedRows ?? 0);
    });
  }
  return erased;
}

export const historyJobs = (services: Services): Job[] => [
  {
    name: 'history.expire',
    when: { dailyAt: '03:40' },
    work: async () => expireHistory(services, await retentionOf(services.db)),
  },
];
