import { type RawBuilder, sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyPosting } from '../../domain/duties/posted.ts';
import { rangeOf, type Range } from '../platform/db/database.ts';
import type { Sender } from '../platform/db/pipeline.ts';
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

/** The month's rows of a range after a cursor, at most `limit` of villages and of postings each. */
export async function rowsIn(
  sender: Sender,
  range: Range,
  month: Month,
  after: RowCursor,
  limit: number,
): Promise<ScorecardRow[]> {
  const rows = [
    villageRows(sender, range, month, after.village, limit),
    postingRows(sender, range, month, after, limit),
  ];
  return (await Promise.all(rows)).flat();
}

/** In village order, postings after the village's own row; at most `limit`. */
export const inOrder = (rows: ScorecardRow[], limit: number): ScorecardRow[] =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(0, limit);

/** What orders rows: village, its own row first, then postings by kind and officer. */
export const keyOf = (row: ScorecardRow): string => `${row.village.id} ${rowKey(row)}`;
const rowKey = (row: ScorecardRow): string => (row.officer ? `${row.posting} ${row.officer.id}` : '');

async function villageRows(
  sender: Sender,
  range: Range,
  month: Month,
  after: string,
  limit: number,
): Promise<ScorecardRow[]> {
  const rows = await sender.send(sql<Record<string, unknown> & { village: string; name: string }>`
    select s.*, a.name from scorecard_village s join area a on a.id = s.village
    where s.month = ${month} and s.village >= ${range.lo} and s.village < ${range.hi} 
      and s.village > ${after}
    order by s.village limit ${limit}`);
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
  sender: Sender,
  range: Range,
  month: Month,
  after: RowCursor,
  limit: number,
): Promise<ScorecardRow[]> {
  const rows = await sender.send(sql<PostingRow>`
    select s.*, a.name as village_name, o.badge, o.name as officer_name
    from scorecard_posting s join area a on a.id = s.village join officer o on o.id = s.officer
    where s.month = ${month} and s.village >= ${range.lo} and s.village < ${range.hi}
      and (s.village, (s.posting || ' ' || s.officer::text) collate "C") > (${after.village}, ${after.key})
    order by s.village, (s.posting || ' ' || s.officer::text) collate "C" limit ${limit}`);
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

/** The sums of a range by area one level below `area`, over the villages that may be seen; of villages and of postings. */
export async function sumsIn(sender: Sender, range: Range, area: string, month: Month): Promise<AreaRow[]> {
  const below = LEVELS.find((length) => length > area.length) ?? 12;
  const sums = [
    sumsOf(sender, 'scorecard_village', villageDuties, range, month, below),
    sumsOf(sender, 'scorecard_posting', postingDuties, range, month, below),
  ];
  return (await Promise.all(sums)).flat();
}

/** One row per area: what `sumsIn` found of it in several ranges, added up. */
export function byArea(sums: AreaRow[]): AreaRow[] {
  const found = new Map<string, AreaRow>();
  for (const sum of sums) {
    const row = found.get(sum.area.id) ?? { area: sum.area, villages: 0, duties: {} };
    row.villages += sum.villages;
    for (const [duty, figures] of Object.entries(sum.duties)) row.duties[duty] = added(row.duties[duty], figures);
    found.set(sum.area.id, row);
  }
  return [...found.values()].sort((a, b) => (a.area.id < b.area.id ? -1 : 1));
}

const counted = ['met', 'open', 'missed', 'exempt', 'aim', 'required', 'done', 'of'] as const;

const added = (a: AreaFigures | undefined, b: AreaFigures): AreaFigures =>
  a ? (Object.fromEntries(counted.map((figure) => [figure, a[figure] + b[figure]])) as unknown as AreaFigures) : b;

async function sumsOf(
  sender: Sender,
  table: string,
  duties: readonly string[],
  range: Range,
  month: Month,
  below: number,
): Promise<AreaRow[]> {
  const figuresOf = (duty: string) => {
    const column = columnOf(duty);
    const states = ['met', 'open', 'missed', 'exempt', 'aim'].map(
      (state) => `count(*) filter (where ${column}_state = '${state}')`,
    );
    return `array[${[...states, `coalesce(sum(${column}_required), 0)`, `coalesce(sum(${column}_done), 0)`, `count(${column}_state)`].join(', ')}]::int[] as ${column}`;
  };
  const rows = await sender.send(sql<Record<string, number[]> & { area: string; name: string; villages: number }>`
    select s.*, a.name from (
      select left(village, ${below}::int) as area, ${table === 'scorecard_village' ? sql`count(*)` : sql`0`}::int as villages,
        ${sql.raw(duties.map(figuresOf).join(', '))}
      from ${sql.table(table)} where month = ${month} and village >= ${range.lo} and village < ${range.hi} group by 1
    ) s join area a on a.id = s.area`);
  return rows.map((row) => ({
    area: { id: row.area, name: row.name },
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

/** Villages of a range judged by one policy, and how many of them are not closed. */
export interface Judged {
  id: string;
  version: number;
  villages: number;
  open: number;
}

export const judgedIn = (sender: Sender, range: Range, month: Month): Promise<Judged[]> =>
  sender.send(sql<Judged>`
    select policy_id as id, policy_version as version, count(*)::int as villages,
      count(*) filter (where closed_at is null)::int as open
    from scorecard_village where month = ${month} and village >= ${range.lo} and village < ${range.hi} group by 1, 2`);

/** Which policy judged, and whether the whole month is closed. Of several policies the widest-spread. */
export function standing(judged: Judged[]) {
  const widest = judged.toSorted((a, b) => b.villages - a.villages)[0];
  return {
    policy: widest ? { id: widest.id, version: widest.version } : null,
    closed: judged.length > 0 && judged.every((row) => row.open === 0),
  };
}

/** Officers posted in some areas in a month, and how many of their phones were heard of. */
export interface Phones {
  of: number;
  lately: number;
  onLastDay: number;
}

/** Phones that pushed or pulled in the 24 hours before `now`, and on the month's last day. */
export async function phonesIn(sender: Sender, areas: string[], month: Month, now: Instant): Promise<Phones> {
  const { first, last } = daysOfMonth(month);
  const since = new Date(Date.parse(now) - 86_400_000).toISOString();
  const inRanges = sql.join(
    areas.map(rangeOf).map((range) => sql`(a.village >= ${range.lo} and a.village < ${range.hi})`),
    sql` or `,
  );
  const heard = (when: RawBuilder<unknown>) =>
    sql`count(*) filter (where exists (select from heard h where h.officer = p.officer and ${when}))::int`;
  const [phones] = await sender.send(sql<Phones>`
    select count(*)::int as of, ${heard(sql`h.at >= ${since}`)} as lately, ${heard(sql`h.day = ${last}`)} as on_last_day
    from (select distinct a.officer from assignment a
      where (${inRanges}) and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})) p`);
  return phones ?? { of: 0, lately: 0, onLastDay: 0 };
}
