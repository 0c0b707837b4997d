import { sql } from 'kysely';
import { type Instant, type Month, addMonths, daysOfMonth, monthOf } from '../../domain/calendar/utc8.ts';
import { closedAt, type HeldFor } from '../../domain/duties/closing.ts';
import { everything, rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';
import { writeCards } from './cards.ts';
import { inputsFor } from './inputs.ts';
import { assessVillages, lockMonth, recount } from './recount.ts';
import { staleCards } from './stale.ts';

/**
 * Closes every month whose time has come, village by village: keeps what it was judged by, and judges it a last time. Safe to
 * run again, late, or from two processes. A township's months before its first entry stay open: the scheme did not run there.
 */
export async function closeDue(services: Services): Promise<number> {
  const now = services.clock.journalNow();
  const last = addMonths(monthOf(now), -1);
  // the month just past, also where nobody has looked at it yet
  const uncounted = await scoped(services.db, everything, async (tx) => {
    const cards = await staleCards(tx, everything, last, now);
    const ran = await townshipsThatRan(
      tx,
      cards.map((card) => card.village),
      last,
    );
    return cards.filter((card) => ran.has(townshipOf(card.village)));
  });
  await recount(services, uncounted);
  let closed = 0;
  for (const { county, month, villages } of await openPast(services, monthOf(now))) {
    for (let start = 0; start < villages.length; start += 50) {
      closed += await closeTogether(services, county, villages.slice(start, start + 50), month, now);
    }
  }
  return closed;
}

interface OpenPast {
  county: string;
  month: Month;
  villages: string[];
}

function openPast(services: Services, current: Month): Promise<OpenPast[]> {
  return scoped(services.db, everything, async (tx) => {
    const { rows } = await sql<OpenPast>`
      select s.county, s.month, array_agg(s.village order by s.village) as villages from scorecard_village s
      where s.closed_at is null and s.month < ${current}
      group by s.county, s.month order by s.month, s.county`.execute(tx);
    return rows;
  });
}

function closeTogether(
  services: Services,
  county: string,
  villages: string[],
  month: Month,
  now: Instant,
): Promise<number> {
  return scoped(services.db, rangeOf(county), async (tx) => {
    await lockMonth(tx, county, month);
    const ran = await townshipsThatRan(tx, villages, month);
    const running = villages.filter((village) => ran.has(townshipOf(village)));
    if (running.length === 0) return 0;
    const held = await heldFor(tx, county, running, month);
    const closings: { county: string; village: string; month: Month; closed_at: Instant; inputs: unknown }[] = [];
    for (const [village, { closed, ...inputs }] of await inputsFor(tx, running, month)) {
      const at = closed ?? closedAt(inputs.policy, month, held.get(village) ?? [], now);
      if (at !== null) closings.push({ county, village, month, closed_at: at, inputs });
    }
    if (closings.length === 0) return 0;
    await sql`insert into month_closing (county, village, month, closed_at, inputs)
      select county, village, month, closed_at, inputs
      from jsonb_populate_recordset(null::month_closing, ${JSON.stringify(closings)}::jsonb)
      on conflict (county, village, month) do nothing`.execute(tx);
    const cards = await assessVillages(
      services,
      tx,
      closings.map((closing) => closing.village),
      month,
    );
    await writeCards(tx, county, month, cards);
    return closings.length;
  });
}

const townshipOf = (village: string): string => village.slice(0, 9);

/** Of the townships of some villages, those whose journals had begun by the end of the month. */
async function townshipsThatRan(tx: Tx, villages: string[], month: Month): Promise<Set<string>> {
  const townships = [...new Set(villages.map(townshipOf))];
  const { rows } = await sql<{ township: string }>`
    select t.township from unnest(${townships}::text[]) as t (township)
    where exists (select from entry e where e.county = left(t.township, 6) and e.village >= t.township collate "C"
      and e.village < (t.township || '~') collate "C" and e.occurred_on <= ${daysOfMonth(month).last})`.execute(tx);
  return new Set(rows.map((row) => row.township));
}

/** Entries held for the month; those returned count as decided. */
async function heldFor(tx: Tx, county: string, villages: string[], month: Month): Promise<Map<string, HeldFor[]>> {
  const { rows } = await sql<HeldFor & { village: string }>`
    select village, received_at, decided_at from held
    where county = ${county} and village = any(${villages}) and left(entry ->> 'occurredAt', 7) = ${month}`.execute(tx);
  return Map.groupBy(rows, (row) => row.village);
}
