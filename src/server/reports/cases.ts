import { sql } from 'kysely';
import { addMonths, type Instant, type Month, startOf } from '../../domain/calendar/utc8.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { type ReportedKind, reportedKinds, type Standing } from '../../domain/reports/figures.ts';
import type { NotableCase, NotableWhy } from '../../domain/reports/report.ts';
import { type Range, rangeOf } from '../platform/db/database.ts';
import { fixed } from '../platform/db/fixed.ts';
import { pipelinedEach, type Sender } from '../platform/db/pipeline.ts';
import type { Services } from '../services.ts';
import { lengthBelow } from './below.ts';
import type { Asked } from './readReport.ts';

/** An area's cases of a kind, by how they stand. */
export type CaseSums = { area: string; kind: ReportedKind } & Record<Standing, number>;

export const spanOf = (month: Month): { start: Instant; end: Instant } => ({
  start: startOf(`${month}-01`),
  end: startOf(`${addMonths(month, 1)}-01`),
});

/** By when a clock must have run out to be told of in a month: by its end, or by now while it runs. */
export const lateBy = (month: Month, now: Instant): Instant => {
  const { end } = spanOf(month);
  return end < now ? end : now;
};

/** Counties of a range, for the index of waiting cases that begins with them. */
export const countiesOf = ({ lo, hi }: Range): { first: string; last: string } =>
  lo.length >= 6 ? { first: lo.slice(0, 6), last: lo.slice(0, 6) } : { first: lo, last: hi };

/**
 * Cases of a range one level below `area`, each of the three by its own index: opened and settled in the month, and what
 * still waits of those opened by its end, and of these what was late by then. A clock that had run out by then and still runs was
 * late ever since, so the figure of a past month only falls, as cases are settled. Without disputes of harm (R17).
 */
export function casesIn(
  sender: Sender,
  range: Range,
  { area, month, now }: { area: string; month: Month; now: Instant },
): Promise<CaseSums[]> {
  const { start, end } = spanOf(month);
  const { first, last } = countiesOf(range);
  const length = lengthBelow(area);
  return sender.send(fixed<CaseSums>`
    select area, kind, sum(opened)::int as opened, sum(settled)::int as settled, sum(waiting)::int as waiting,
      sum(overdue)::int as overdue
    from (
      select left(village, ${length}::int) as area, kind, count(*) as opened, 0 as settled, 0 as waiting, 0 as overdue
      from "case" where opened_at >= ${start} and opened_at < ${end} and village >= ${range.lo} and village < ${range.hi}
        and not harm and state <> 'withdrawn' group by 1, 2
      union all
      select left(village, ${length}::int), kind, 0, count(*), 0, 0
      from "case" where closed_at >= ${start} and closed_at < ${end} and village >= ${range.lo} and village < ${range.hi}
        and not harm and state <> 'withdrawn' group by 1, 2
      union all
      select left(village, ${length}::int), kind, 0, 0, count(*), count(*) filter (where due_at < ${lateBy(month, now)})
      from "case" where waiting and county >= ${first} and county <= ${last}
        and village >= ${range.lo} and village < ${range.hi} and opened_at < ${end} and not harm group by 1, 2
    ) as counted
    where kind = any(${reportedKinds}::text[]) group by 1, 2`);
}

/** What the latest correction says of an opening's chosen words. */
export const amended = sql`
  select k.body -> 'changes' -> 'body' as changes from entry k
  where k.county = c.county and k.village = c.village and k.about = c.id and k.kind = 'correction'
  order by k.recorded_at desc, k.id desc limit 1`;

/** How many of each sort are told of. */
const TOLD = 10;

interface NotableRow {
  id: string;
  village: string;
  villageName: string;
  kind: string;
  state: string;
  openedAt: Instant;
  dueAt: Instant | null;
  closedAt: Instant | null;
  body: Record<string, unknown>;
  why: NotableWhy;
}

/** Incidents of the month, what came back, and what is overdue longest: by their chosen words, without a typed text. */
export async function notableIn(services: Services, { month, within }: Asked): Promise<NotableCase[]> {
  const { pipelines, db, clock } = services;
  const now = clock.journalNow();
  const found = await pipelinedEach(pipelines, db, within.map(rangeOf), (sender, index) =>
    notableRows(sender, rangeOf(within[index] ?? ''), month, now),
  );
  const rows = found.flat();
  return (['incident', 'reopened', 'overdue'] as const).flatMap((why) =>
    rows
      .filter((row) => row.why === why)
      .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
      .slice(0, TOLD)
      .map(toldOf),
  );
}

function toldOf({ village, villageName, body, ...row }: NotableRow): NotableCase {
  // the sort alone: places and titles are typed texts, and paper outlives their retention
  const { type, class: sort, category } = body;
  const chosen = { kind: row.kind, body: { type, class: sort, category } } as unknown as Parameters<typeof titleOf>[0];
  return {
    ...row,
    village: { id: village, name: villageName },
    title: { zh: titleOf(chosen, 'zh'), en: titleOf(chosen, 'en') },
  };
}

function notableRows(sender: Sender, range: Range, month: Month, now: Instant): Promise<NotableRow[]> {
  const { start, end } = spanOf(month);
  const { first, last } = countiesOf(range);
  return sender.send(sql<NotableRow>`
    select c.id, c.village, a.name as village_name, c.kind, c.state, c.opened_at, c.due_at, c.closed_at,
      e.body || coalesce(k.changes, '{}') as body, c.why
    from (
      (select *, 'incident' as why from "case" where opened_at >= ${start} and opened_at < ${end} and kind = 'incident'
        and village >= ${range.lo} and village < ${range.hi} and state <> 'withdrawn' order by opened_at limit ${TOLD})
      union all
      (select *, 'reopened' from "case" where waiting and county >= ${first} and county <= ${last}
        and village >= ${range.lo} and village < ${range.hi} and opened_at < ${end} and not harm
        and state = 'reopened' and kind = any(${reportedKinds}::text[]) order by opened_at limit ${TOLD})
      union all
      (select *, 'overdue' from "case" where waiting and county >= ${first} and county <= ${last}
        and village >= ${range.lo} and village < ${range.hi} and opened_at < ${end} and not harm and due_at < ${lateBy(month, now)}
        and state <> 'reopened' and kind = any(${reportedKinds}::text[]) order by due_at limit ${TOLD})
    ) as c
    join area a on a.id = c.village
    join entry e on e.county = c.county and e.village = c.village and e.number = c.opening_number
    left join lateral (${amended}) k on true`);
}
