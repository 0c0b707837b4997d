import { sql } from 'kysely';
import { type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import { rangeOf, scopedEach } from '../platform/db/database.ts';
import { fromColumns, postingDuties } from './columns.ts';
import { freshen } from './fresh.ts';
import type { ScorecardRow } from './read.ts';
import type { CountingServices } from './turns.ts';

/** What an officer of a unit has done and still has to do, posting by posting; of the village no more than its name. */
export type UnitDuty = ScorecardRow & { officer: NonNullable<ScorecardRow['officer']> };

/**
 * The duties of a unit's own officers in a month, wherever they are posted, in order of village: no ranking (red line R16).
 * Their villages are read one by one, each in its own range.
 */
export async function unitDuties(services: CountingServices, units: string[], month: Month): Promise<UnitDuty[]> {
  const { first, last } = daysOfMonth(month);
  const { rows: posted } = await sql<{ village: string }>`
    select distinct a.village from assignment a join officer o on o.id = a.officer
    join area v on v.id = a.village and v.level = 'village'
    where o.unit = any(${units}) and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first}) order by 1`.execute(
    services.db,
  );
  const villages = posted.map(({ village }) => village);
  await freshen(services, villages, month);
  return scopedEach(services.db, villages.map(rangeOf), async (tx) => {
    const { rows } = await sql<Record<string, unknown> & Named>`
      select s.*, a.name as village_name, o.badge, o.name as officer_name
      from scorecard_posting s join area a on a.id = s.village join officer o on o.id = s.officer
      where s.month = ${month} and o.unit = any(${units}) order by s.posting, o.badge`.execute(tx);
    return rows.map((row) => ({
      village: { id: row.village, name: row.villageName },
      officer: { id: row.officer, badge: row.badge, name: row.officerName },
      posting: row.posting,
      duties: fromColumns(postingDuties, row),
    }));
  });
}

interface Named {
  village: string;
  villageName: string;
  officer: string;
  badge: string;
  officerName: string;
  posting: ScorecardRow['posting'];
}
