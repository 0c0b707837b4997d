import { sql } from 'kysely';
import { type Day, dayOf, daysOfMonth, type Month, toInstant } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { rangeOf, scopedEach } from '../platform/db/database.ts';
import { fromColumns, postingDuties } from './columns.ts';
import type { Services } from '../services.ts';
import { evidenceOf } from './evidence.ts';
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

/** Whose figure of which duty a department opens. */
export interface UnitFigure {
  village: string;
  officer: string;
  posting: NonNullable<ScorecardRow['posting']>;
  duty: DutyId;
  month: Month;
}

/** A day on which the officer did what counts, and in how many entries. */
export interface UnitDay {
  on: Day;
  entries: number;
}

/**
 * The days behind a figure of a unit's own officer; undefined where nobody of the units was so posted, as if nothing existed (R7).
 * Of the entries no more leaves here than their day and number: a department sees nothing of the village (decision 0080).
 */
export async function unitDays(
  services: Services,
  units: string[],
  { village, officer, posting, duty, month }: UnitFigure,
): Promise<UnitDay[] | undefined> {
  const { first, last } = daysOfMonth(month);
  const { rows: posted } = await sql`
    select from assignment a join officer o on o.id = a.officer
    where o.unit = any(${units}) and o.id = ${officer} and a.village = ${village} and a.duty = ${posting}
      and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first}) limit 1`.execute(services.db);
  if (posted.length === 0) return undefined;
  const entries = await evidenceOf(services, village, month, duty, { officer, posting });
  const counted = new Map(
    entries.filter((entry) => entry.counted).map(({ id, occurredAt }) => [id, dayOf(toInstant(occurredAt))]),
  );
  const days = Map.groupBy(counted.values(), (day) => day);
  return [...days].map(([on, all]) => ({ on, entries: all.length })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

interface Named {
  village: string;
  villageName: string;
  officer: string;
  badge: string;
  officerName: string;
  posting: ScorecardRow['posting'];
}
