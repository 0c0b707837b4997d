import { sql } from 'kysely';
import { addMs, dayOf, type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyPosting } from '../../domain/duties/posted.ts';
import type { Range } from '../platform/db/database.ts';
import { fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';
import { type Figures, fromColumns, postingDuties, villageDuties } from './columns.ts';

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
    select count(*)::int as of, count(lately.officer)::int as lately, count(closing.officer)::int as on_last_day
    from (select distinct officer from assignment
      where village ^@ any(${areas}::text[]) and from_day <= ${last} and (to_day is null or to_day >= ${first})) posted
    left join (select distinct officer from heard where day >= ${dayOf(since)} and at >= ${since}) lately using (officer)
    left join (select officer from heard where day = ${last}) closing using (officer)`);
  return phones ?? { of: 0, lately: 0, onLastDay: 0 };
}
