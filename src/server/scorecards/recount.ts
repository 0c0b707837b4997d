import { sql } from 'kysely';
import type { Instant, Month } from '../../domain/calendar/utc8.ts';
import { assess, type Assessment } from '../../domain/duties/assess.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { entriesFor } from './entries.ts';
import { inputsFor, type Inputs } from './inputs.ts';
import { writeCards, type Card } from './cards.ts';

/** How many villages of a county are counted in one transaction: large enough to share round trips, small enough to yield. */
const TOGETHER = 50;

/**
 * Counts cards anew by the one rule there is, `assess`, and takes their marks away. Counting is lined up per county and
 * month: of two that overlapped, the one that read less could write last. An append never waits for it.
 */
export async function recount(services: Services, cards: Iterable<{ village: string; month: Month }>): Promise<number> {
  const groups = Map.groupBy(
    new Map([...cards].map((card) => [`${card.village} ${card.month}`, card])).values(),
    (card) => `${card.village.slice(0, 6)} ${card.month}`,
  );
  let counted = 0;
  for (const group of groups.values()) {
    const villages = group.map((card) => card.village).sort();
    for (let start = 0; start < villages.length; start += TOGETHER) {
      counted += await recountTogether(services, villages.slice(start, start + TOGETHER), group[0]?.month ?? '');
    }
  }
  return counted;
}

function recountTogether(services: Services, villages: string[], month: Month): Promise<number> {
  const county = (villages[0] ?? '').slice(0, 6);
  return scoped(services.db, rangeOf(county), async (tx) => {
    await lockMonth(tx, county, month);
    // marks before entries: a change that commits in between leaves a fresh mark, which then stays
    const marks = await marksOf(tx, county, villages, month);
    const assessed = await assessVillages(services, tx, villages, month);
    await writeCards(tx, county, month, assessed);
    await takeAway(tx, county, month, marks);
    return villages.length;
  });
}

/** Lines up all that writes cards of a county's month, closing included. */
export async function lockMonth(tx: Tx, county: string, month: Month): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`scorecard ${county}`}), hashtext(${month}))`.execute(tx);
}

/** The cards of some villages of one county as `assess` sees them now; villages without a policy that month have none. */
export async function assessVillages(services: Services, tx: Tx, villages: string[], month: Month): Promise<Card[]> {
  const inputs = await inputsFor(tx, villages, month);
  const policies = [...inputs.values()].map((given) => given.policy);
  const entries = await entriesFor(tx, villages, entriesNeeded(policies, month));
  const asOf = services.clock.journalNow();
  return villages.flatMap((village) => {
    const given = inputs.get(village);
    if (!given) return [];
    const assessment = judge(services, given, entries.get(village) ?? [], month, asOf);
    return [{ village, inputs: given, assessment, asOf }];
  });
}

function judge(
  services: Services,
  inputs: Inputs,
  entries: Parameters<typeof assess>[0]['entries'],
  month: Month,
  asOf: Instant,
): Assessment {
  return assess({ ...inputs, holidays: services.holidays, entries, month, asOf });
}

interface MarkRow {
  village: string;
  mark: number;
}

async function marksOf(tx: Tx, county: string, villages: string[], month: Month): Promise<MarkRow[]> {
  return tx
    .selectFrom('scorecardDirty')
    .select(['village', 'mark'])
    .where('county', '=', county)
    .where('village', 'in', villages)
    .where('month', '=', month)
    .execute();
}

async function takeAway(tx: Tx, county: string, month: Month, marks: MarkRow[]): Promise<void> {
  if (marks.length === 0) return;
  // rows are locked in the order in which appends mark them, so that neither waits for the other in a ring
  await sql`
    with held as (
      select d.village, d.mark from scorecard_dirty d
      where d.county = ${county} and d.month = ${month} and d.village = any(${marks.map((row) => row.village)})
      order by d.village for update
    )
    delete from scorecard_dirty d
    using held, unnest(${marks.map((row) => row.village)}::text[], ${marks.map((row) => row.mark)}::bigint[]) as read (village, mark)
    where d.county = ${county} and d.month = ${month} and d.village = held.village
      and held.village = read.village and held.mark = read.mark`.execute(tx);
}
