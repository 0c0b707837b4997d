import { sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyPosting } from '../../domain/duties/posted.ts';
import { rangeOf, scopedEach, type Range, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { type Figures, columnOf, fromColumns, postingDuties, villageDuties } from './columns.ts';

/** A row of the month: of one posting, or of the village itself (`officer: null`). */
export interface ScorecardRow {
  village: { id: string; name: string };
  officer: { id: string; badge: string; name: string } | null;
  posting: DutyPosting['duty'] | null;
  duties: Record<string, Figures>;
}

/** Where a page ended: village, then the village's own row before its postings'. */
export interface RowCursor {
  village: string;
  key: string;
}

/** The month's rows in village order, postings after the village's own row; at most `limit`. */
export async function rowsOf(
  services: Pick<Services, 'db' | 'clock'>,
  areas: string[],
  month: Month,
  after: RowCursor,
  limit: number,
): Promise<ScorecardRow[]> {
  const rows = await scopedEach(services.db, areas.map(rangeOf), async (tx, range) => [
    ...(await villageRows(tx, range, month, after.village, limit)),
    ...(await postingRows(tx, range, month, after, limit)),
  ]);
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(0, limit);
}

/** What orders rows: village, its own row first, then postings by kind and officer. */
export const keyOf = (row: ScorecardRow): string => `${row.village.id} ${rowKey(row)}`;
const rowKey = (row: ScorecardRow): string => (row.officer ? `${row.posting} ${row.officer.id}` : '');

async function villageRows(tx: Tx, range: Range, month: Month, after: string, limit: number): Promise<ScorecardRow[]> {
  const { rows } = await sql<Record<string, unknown> & { village: string; name: string }>`
    select s.*, a.name from scorecard_village s join area a on a.id = s.village
    where s.month = ${month} and s.village >= ${range.lo} and s.village < ${range.hi} 
      and s.village > ${after}
    order by s.village limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    village: { id: row.village, name: row.name },
    officer: null,
    posting: null,
    duties: fromColumns(villageDuties, row),
  }));
}

interface PostingRow extends Record<string, unknown> {
  village: string;
  villageName: string;
  officer: string;
  posting: DutyPosting['duty'];
  badge: string;
  officerName: string;
}

async function postingRows(
  tx: Tx,
  range: Range,
  month: Month,
  after: RowCursor,
  limit: number,
): Promise<ScorecardRow[]> {
  const { rows } = await sql<PostingRow>`
    select s.*, a.name as village_name, o.badge, o.name as officer_name
    from scorecard_posting s join area a on a.id = s.village join officer o on o.id = s.officer
    where s.month = ${month} and s.village >= ${range.lo} and s.village < ${range.hi}
      and (s.village, (s.posting || ' ' || s.officer::text) collate "C") > (${after.village}, ${after.key})
    order by s.village, (s.posting || ' ' || s.officer::text) collate "C" limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    village: { id: row.village, name: row.villageName },
    officer: { id: row.officer, badge: row.badge, name: row.officerName },
    posting: row.posting,
    duties: fromColumns(postingDuties, row),
  }));
}

/** How a duty stands in an area: rows by state, and what they require and have done. */
export interface AreaFigures {
  met: number;
  open: number;
  missed: number;
  exempt: number;
  aim: number;
  required: number;
  done: number;
  of: number;
}

export interface AreaRow {
  area: { id: string; name: string };
  villages: number;
  duties: Record<string, AreaFigures>;
}

const LEVELS = [2, 4, 6, 9, 12];

/** One row per area one level below `area`, summed over the villages that may be seen. */
export async function byArea(
  services: Pick<Services, 'db' | 'clock'>,
  areas: string[],
  area: string,
  month: Month,
): Promise<AreaRow[]> {
  const below = LEVELS.find((length) => length > area.length) ?? 12;
  const found = new Map<string, AreaRow>();
  const sums = await scopedEach(services.db, areas.map(rangeOf), async (tx, range) => [
    ...(await sumsOf(tx, 'scorecard_village', villageDuties, range, month, below)),
    ...(await sumsOf(tx, 'scorecard_posting', postingDuties, range, month, below)),
  ]);
  for (const sum of sums) {
    const row = found.get(sum.area) ?? { area: { id: sum.area, name: sum.name }, villages: 0, duties: {} };
    row.villages += sum.villages;
    for (const [duty, figures] of Object.entries(sum.duties)) row.duties[duty] = added(row.duties[duty], figures);
    found.set(sum.area, row);
  }
  return [...found.values()].sort((a, b) => (a.area.id < b.area.id ? -1 : 1));
}

const counted = ['met', 'open', 'missed', 'exempt', 'aim', 'required', 'done', 'of'] as const;

const added = (a: AreaFigures | undefined, b: AreaFigures): AreaFigures =>
  a ? (Object.fromEntries(counted.map((figure) => [figure, a[figure] + b[figure]])) as unknown as AreaFigures) : b;

async function sumsOf(tx: Tx, table: string, duties: readonly string[], range: Range, month: Month, below: number) {
  const figuresOf = (duty: string) => {
    const column = columnOf(duty);
    const states = ['met', 'open', 'missed', 'exempt', 'aim'].map(
      (state) => `count(*) filter (where ${column}_state = '${state}')`,
    );
    return `array[${[...states, `coalesce(sum(${column}_required), 0)`, `coalesce(sum(${column}_done), 0)`, `count(${column}_state)`].join(', ')}]::int[] as ${column}`;
  };
  const { rows } = await sql<Record<string, number[]> & { area: string; name: string; villages: number }>`
    select s.*, a.name from (
      select left(village, ${below}::int) as area, ${table === 'scorecard_village' ? sql`count(*)` : sql`0`}::int as villages,
        ${sql.raw(duties.map(figuresOf).join(', '))}
      from ${sql.table(table)} where month = ${month} and village >= ${range.lo} and village < ${range.hi} group by 1
    ) s join area a on a.id = s.area`.execute(tx);
  return rows.map((row) => ({
    area: row.area,
    name: row.name,
    villages: row.villages,
    duties: Object.fromEntries(
      duties.flatMap((duty) => {
        const values = row[duty] ?? [];
        const figures = Object.fromEntries(
          counted.map((figure, index) => [figure, values[index] ?? 0]),
        ) as unknown as AreaFigures;
        return figures.of > 0 ? [[duty, figures] as const] : [];
      }),
    ),
  }));
}

/** Which policy judged, when it was counted, and whether the whole month is closed. Of several policies the widest-spread. */
export async function standing(services: Pick<Services, 'db' | 'clock'>, areas: string[], month: Month) {
  const rows = await scopedEach(services.db, areas.map(rangeOf), async (tx, range) => {
    const { rows: found } = await sql<{ id: string; version: number; villages: number; asOf: Instant; open: number }>`
      select policy_id as id, policy_version as version, count(*)::int as villages, min(as_of) as as_of,
        count(*) filter (where closed_at is null)::int as open
      from scorecard_village where month = ${month} and village >= ${range.lo} and village < ${range.hi} group by 1, 2`.execute(
      tx,
    );
    return found;
  });
  const widest = [...rows].sort((a, b) => b.villages - a.villages)[0];
  return {
    policy: widest ? { id: widest.id, version: widest.version } : null,
    closed: rows.length > 0 && rows.every((row) => row.open === 0),
  };
}

/**
 * Officers posted in the area that month (`of`), and those of them whose phone pushed or pulled in the last 24 hours
 * (`devices`); of a closed month: on its last day.
 */
export async function heardFrom(
  services: Pick<Services, 'db' | 'clock'>,
  areas: string[],
  month: Month,
  closed: boolean,
): Promise<{ devices: number; of: number }> {
  const { first, last } = daysOfMonth(month);
  const since = new Date(Date.parse(services.clock.journalNow()) - 86_400_000).toISOString();
  const heard = closed ? sql`h.day = ${last}` : sql`h.at >= ${since}`;
  const ranges = areas.map(rangeOf);
  const inRanges = sql.join(
    ranges.map((range) => sql`(a.village >= ${range.lo} and a.village < ${range.hi})`),
    sql` or `,
  );
  const { rows } = await sql<{ devices: number; of: number }>`
    select count(*)::int as of, count(*) filter (where exists (select from heard h where h.officer = p.officer and ${heard}))::int as devices
    from (select distinct a.officer from assignment a
      where (${inRanges}) and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})) p`.execute(
    services.db,
  );
  return rows[0] ?? { devices: 0, of: 0 };
}
