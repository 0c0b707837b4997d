import { sql } from 'kysely';
import { addMs, type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyPosting } from '../../domain/duties/posted.ts';
import type { Range } from '../platform/db/database.ts';
import { composed, fixed } from '../platform/db/fixed.ts';
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
    sumsOf(sender, summed.villages, range, month, below),
    sumsOf(sender, summed.postings, range, month, below),
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

type Sums = Record<string, number[]> & { area: string; name: string; villages: number };

/** By area, in so many characters of the village: $1 month, $2 and $3 the range, $4 how many characters. */
function summing(table: string, villages: string, duties: readonly string[]): string {
  const figuresOf = (duty: string) => {
    const column = columnOf(duty);
    const states = ['met', 'open', 'missed', 'exempt', 'aim'].map(
      (state) => `count(*) filter (where ${column}_state = '${state}')`,
    );
    return `array[${[...states, `coalesce(sum(${column}_required), 0)`, `coalesce(sum(${column}_done), 0)`, `count(${column}_state)`].join(', ')}]::int[] as ${column}`;
  };
  return `select s.*, a.name from (
      select left(village, $4::int) as area, ${villages}::int as villages, ${duties.map(figuresOf).join(', ')}
      from ${table} where month = $1 and village >= $2 and village < $3 group by 1
    ) s join area a on a.id = s.area`;
}

const summed = {
  villages: {
    duties: villageDuties,
    statement: composed<Sums>(summing('scorecard_village', 'count(*)', villageDuties)),
  },
  postings: { duties: postingDuties, statement: composed<Sums>(summing('scorecard_posting', '0', postingDuties)) },
};

async function sumsOf(
  sender: Sender,
  { duties, statement }: (typeof summed)[keyof typeof summed],
  range: Range,
  month: Month,
  below: number,
): Promise<AreaRow[]> {
  const rows = await sender.send(statement(month, range.lo, range.hi, below));
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
  sender.send(fixed<Judged>`
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
  const since = addMs(now, -86_400_000);
  const [phones] = await sender.send(fixed<Phones>`
    select count(*)::int as of,
      count(*) filter (where exists (select from heard h where h.officer = p.officer and h.at >= ${since}))::int as lately,
      count(*) filter (where exists (select from heard h where h.officer = p.officer and h.day = ${last}))::int as on_last_day
    from (select distinct officer from assignment
      where village ^@ any(${areas}::text[]) and from_day <= ${last} and (to_day is null or to_day >= ${first})) p`);
  return phones ?? { of: 0, lately: 0, onLastDay: 0 };
}
