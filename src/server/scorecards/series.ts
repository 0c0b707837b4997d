import { sql } from 'kysely';
import { addMonths, daysOfMonth, type Month } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { SixRole } from '../../domain/journal/kind.ts';
import { countByRole, noneYet } from '../../domain/journal/sixRoles.ts';
import { entryOf, foldColumns, type FoldRow } from '../journal/rows.ts';
import { rangeOf } from '../platform/db/database.ts';
import { pipelined, type Sender } from '../platform/db/pipeline.ts';
import { freshen } from './fresh.ts';
import type { CountingServices } from './turns.ts';

const charted = ['villageDays', 'householdVisits', 'informationPassed'] as const satisfies DutyId[];
export type ChartedDuty = (typeof charted)[number];

/** A month of a village as its charts draw it. */
export interface SeriesMonth {
  month: Month;
  /** Entries by the role they are read in. */
  roles: Record<SixRole, number>;
  cases: { opened: number; closed: number };
  /** What the contact officers did and were asked for, from the stored card; null where none was asked. */
  duties: Record<ChartedDuty, { done: number; required: number }> | null;
}

const MONTHS = 12;

/** Twelve months of a village up to one: of the entries themselves (a village's year is some 700 rows), its cases, its cards. */
export async function series(services: CountingServices, village: string, last: Month): Promise<SeriesMonth[]> {
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(last, index - MONTHS + 1));
  await freshen(services, [village], last);
  const [first = last] = months;
  const window = { county: village.slice(0, 6), village, from: daysOfMonth(first).first, to: daysOfMonth(last).last };
  return pipelined(services.pipelines, services.db, rangeOf(village), async (pipeline) => {
    const [entries, cases, cards] = await Promise.all([
      entriesIn(pipeline, window),
      casesIn(pipeline, window),
      cardsOf(pipeline, window, months),
    ]);
    const roles = countByRole(entries.map(entryOf));
    return months.map((month) => ({
      month,
      roles: roles.get(month) ?? noneYet(),
      cases: cases.get(month) ?? { opened: 0, closed: 0 },
      duties: cards.get(month) ?? null,
    }));
  });
}

interface Window {
  county: string;
  village: string;
  from: string;
  to: string;
}

/** With whatever amendments move into these months, and what withdraws or amends their entries later. */
const entriesIn = (sender: Sender, { county, village, from, to }: Window): Promise<FoldRow[]> =>
  sender.send(sql<FoldRow>`
    with own as materialized (
      select e.number, e.id from entry e
      where e.county = ${county} and e.village = ${village} and e.occurred_on between ${from} and ${to}
      union
      select t.number, t.id from entry c
      join entry t on t.county = ${county} and t.village = ${village} and t.id = c.about
      where c.county = ${county} and c.village = ${village} and c.body ? 'changes'
    ), numbers as (
      select number from own union
      select c.number from own join entry c on c.county = ${county} and c.village = ${village} and c.about = own.id
        and c.kind in ('correction', 'confirmation')
    )
    select ${foldColumns} from numbers n
    join entry e on e.county = ${county} and e.village = ${village} and e.number = n.number`);

async function casesIn(sender: Sender, { county, village, from, to }: Window) {
  const rows = await sender.send(sql<{ month: Month; opened: number; closed: number }>`
    with spells as (
      select opened_at, closed_at from "case"
      where county = ${county} and village = ${village} and state <> 'withdrawn'
    )
    select to_char(at at time zone interval '8 hours', 'YYYY-MM') as month, sum(opened)::int as opened, sum(closed)::int as closed
    from (select opened_at as at, 1 as opened, 0 as closed from spells
      union all select closed_at, 0, 1 from spells where closed_at is not null) moves
    where at >= ${`${from}T00:00:00+08:00`} and at <= ${`${to}T23:59:59.999+08:00`} group by 1`);
  return new Map(rows.map(({ month, opened, closed }) => [month, { opened, closed }]));
}

async function cardsOf(sender: Sender, { county, village }: Window, months: Month[]) {
  const sum = (column: string) => sql`coalesce(sum(${sql.ref(column)}), 0)::int`;
  const rows = await sender.send(sql<{ month: Month } & Record<string, number>>`
    select month, ${sum('village_days_done')} as village_days_done, ${sum('village_days_required')} as village_days_required,
      ${sum('household_visits_done')} as household_visits_done, ${sum('household_visits_required')} as household_visits_required,
      ${sum('information_passed_done')} as information_passed_done,
      ${sum('information_passed_required')} as information_passed_required
    from scorecard_posting where county = ${county} and village = ${village} and month = any(${months}::text[])
      and posting in ('contact', 'acting') group by month`);
  return new Map(
    rows.map((row) => {
      const figure = (duty: ChartedDuty) => ({ done: row[`${duty}Done`] ?? 0, required: row[`${duty}Required`] ?? 0 });
      const [villageDays, householdVisits, informationPassed] = charted.map(figure) as [Figure, Figure, Figure];
      return [row.month, { villageDays, householdVisits, informationPassed }];
    }),
  );
}

type Figure = { done: number; required: number };
