import { sql } from 'kysely';
import { type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { assess } from '../../domain/duties/assess.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import { rangeOf, scoped, scopeTo, type Tx } from '../platform/db/database.ts';
import { type Card, writeCards } from './cards.ts';
import { closeDueOf } from './close.ts';
import { addElsewhere, anyOverVillages, sharing } from './elsewhere.ts';
import { entriesFor } from './entries.ts';
import { inputsFor } from './inputs.ts';
import { type CountingServices, lockMonth, whileCounting } from './turns.ts';

/** A village's month to be counted. */
interface Wanted {
  village: string;
  month: Month;
}

/** How many villages of a county are counted in one transaction: large enough to share round trips, small enough to yield. */
const TOGETHER = 50;

/**
 * Counts cards anew by the one rule there is, `assess`, and takes their marks away; a month whose time has come is closed
 * first. An append waits for it only while a month closes in its village.
 */
export async function recount(services: CountingServices, cards: Iterable<Wanted>): Promise<number> {
  let counted = 0;
  for (const { villages, month } of batches(cards)) counted += await recountTogether(services, villages, month);
  return counted;
}

export interface Batch {
  villages: string[];
  month: Month;
}

/** Cards by county and month, each batch to be counted in one transaction. */
export function batches(cards: Iterable<Wanted>): Batch[] {
  const groups = Map.groupBy(
    new Map([...cards].map((card) => [`${card.month} ${card.village}`, card])).values(),
    (card) => `${card.month} ${card.village.slice(0, 6)}`,
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const villages = group.map((card) => card.village).sort();
      const month = group[0]?.month ?? '';
      const starts = Array.from({ length: Math.ceil(villages.length / TOGETHER) }, (_, index) => index * TOGETHER);
      return starts.map((start) => ({ villages: villages.slice(start, start + TOGETHER), month }));
    });
}

/** Counts the cards of some villages of one county, and with them those that depend on the same officers' work. */
export async function recountTogether(services: CountingServices, villages: string[], month: Month): Promise<number> {
  const county = (villages[0] ?? '').slice(0, 6);
  if (month < monthOf(services.clock.journalNow())) await closeDueOf(services, villages, month);
  await scoped(services.db, rangeOf(county), async (tx) => {
    await whileCounting(tx);
    const all = (await anyOverVillages(tx)) ? await withSharing(tx, villages, month) : villages;
    const byCounty = [...Map.groupBy(all, (village) => village.slice(0, 6))].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [each] of byCounty) await lockMonth(tx, each, month);
    for (const [each, own] of byCounty) {
      if (byCounty.length > 1) await scopeTo(tx, rangeOf(each));
      await countCounty(services, tx, own.sort(), month);
    }
  });
  services.live?.changed('scorecards', villages);
  return villages.length;
}

/** With the villages of officers posted there now, or when the card was counted last. */
async function withSharing(tx: Tx, villages: string[], month: Month): Promise<string[]> {
  const before = await tx
    .selectFrom('scorecardPosting')
    .select('officer')
    .distinct()
    .where('month', '=', month)
    .where('village', 'in', villages)
    .execute();
  const others = await sharing(
    tx,
    villages,
    month,
    before.map(({ officer }) => officer),
  );
  return [...new Set([...villages, ...others.map(({ other }) => other)])];
}

async function countCounty(services: CountingServices, tx: Tx, villages: string[], month: Month): Promise<void> {
  const county = (villages[0] ?? '').slice(0, 6);
  // marks before entries: a change that commits in between leaves a fresh mark, which then stays
  const marks = await marksOf(tx, county, villages, month);
  await writeCards(tx, { county, month, villages }, await assessVillages(services, tx, villages, month));
  await takeAway(tx, county, month, marks);
}

/** The cards of some villages of one county as `assess` sees them now; villages without a policy that month have none. */
export async function assessVillages(
  { clock, holidays }: Pick<CountingServices, 'clock' | 'holidays'>,
  tx: Tx,
  villages: string[],
  month: Month,
): Promise<Card[]> {
  const county = (villages[0] ?? '').slice(0, 6);
  const asOf = clock.journalNow();
  const inputs = await inputsFor(tx, villages, month);
  await addElsewhere(tx, inputs, month, { county, holidays, asOf });
  const policies = [...inputs.values()].map((given) => given.policy);
  const entries = await entriesFor(tx, [...inputs.keys()], entriesNeeded(policies, month));
  return [...inputs].map(([village, given]) => {
    const own = entries.get(village) ?? [];
    const assessment = assess({ ...given, holidays, entries: own, month, asOf });
    return { village, inputs: given, entries: own, assessment, asOf };
  });
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
  const villages = marks.map((row) => row.village);
  // rows are locked in the order in which appends mark them, so that neither waits for the other in a ring
  await sql`
    with held as (
      select d.village, d.mark from scorecard_dirty d
      where d.county = ${county} and d.month = ${month} and d.village = any(${villages})
      order by d.village for update
    )
    delete from scorecard_dirty d
    using held, unnest(${villages}::text[], ${marks.map((row) => row.mark)}::bigint[]) as read (village, mark)
    where d.county = ${county} and d.month = ${month} and d.village = held.village
      and held.village = read.village and held.mark = read.mark`.execute(tx);
}
