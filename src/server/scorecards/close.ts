import { sql } from 'kysely';
import { type Instant, type Month, addMonths, startOf } from '../../domain/calendar/utc8.ts';
import { closedAt, type HeldFor } from '../../domain/duties/closing.ts';
import { monthsNamed } from '../../domain/duties/needed.ts';
import { closesAt } from '../../domain/duties/ofMonth.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import { begunIn, ranIn } from './begun.ts';
import { kept } from './closings.ts';
import { addElsewhere } from './elsewhere.ts';
import { forcesFor, type Inputs, inputsFor } from './inputs.ts';
import { markMonths } from './mark.ts';
import { type CountingServices, whileCounting } from './turns.ts';

/**
 * Closes a past month in some villages of one county where its time has come: keeps what it is judged by and the journal's
 * last number. The journals stand still for that moment, so every entry is either in time or late, for good.
 */
export async function closeDueOf(services: CountingServices, villages: string[], month: Month): Promise<void> {
  const county = (villages[0] ?? '').slice(0, 6);
  const { db, clock, holidays } = services;
  await scoped(db, rangeOf(county), async (tx) => {
    await whileCounting(tx);
    const asOf = clock.journalNow();
    const inputs = await dueIn(tx, villages, month, asOf);
    if (inputs.size === 0) return;
    await addElsewhere(tx, inputs, month, { county, holidays, asOf });
    const due = [...inputs.keys()].sort();
    const numbers = await standStill(tx, county, due);
    const held = await heldFor(tx, county, due, month);
    await keepClosings(
      tx,
      month,
      due.flatMap((village) => {
        const given = inputs.get(village)!;
        const closed = closedAt(given.policy, month, held.get(village) ?? [], asOf);
        return closed === null
          ? []
          : [{ village, inputs: { ...given, closed, lastNumber: numbers.get(village) ?? 0 } }];
      }),
    );
  });
}

/** Open villages whose time has come; not those where the scheme did not run yet. */
async function dueIn(tx: Tx, villages: string[], month: Month, asOf: Instant): Promise<Map<string, Inputs>> {
  const open = [...(await inputsFor(tx, villages, month))].filter(
    ([, { closed, policy }]) => closed === null && closesAt(policy, month) <= asOf,
  );
  if (open.length === 0) return new Map();
  const begun = await begunIn(tx, rangeOf((villages[0] ?? '').slice(0, 6)));
  return new Map(open.filter(([village, { postings }]) => postings.length > 0 || ranIn(begun, village, month)));
}

/** Locks the heads of these journals, in the order in which appends do; answers their last numbers. */
async function standStill(tx: Tx, county: string, villages: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ village: string; number: number }>`
    select village, number from journal_head
    where county = ${county} and village = any(${villages}) order by village for update`.execute(tx);
  return new Map(rows.map((row) => [row.village, row.number]));
}

async function keepClosings(tx: Tx, month: Month, closings: { village: string; inputs: Inputs }[]): Promise<void> {
  if (closings.length === 0) return;
  const applied = new Map<string, Policy>();
  for (const { document } of await forcesFor(tx)) applied.set(`${document.id} ${document.version}`, document);
  const rows = closings.map(({ village, inputs: { closed, policy, ...rest } }) => ({
    county: village.slice(0, 6),
    village,
    month,
    closed_at: closed,
    inputs: { ...rest, policy: kept(policy, applied.get(`${policy.id} ${policy.version}`)) },
  }));
  await sql`insert into month_closing (county, village, month, closed_at, inputs)
    select county, village, month, closed_at, inputs
    from jsonb_populate_recordset(null::month_closing, ${JSON.stringify(rows)}::jsonb) order by village
    on conflict (county, village, month) do nothing`.execute(tx);
  // should this process end before it counts them
  await markMonths(
    tx,
    closings.map(({ village }) => ({ village, month })),
  );
}

interface HeldRow extends HeldFor {
  village: string;
  entry: Entry;
  months: Month[] | null;
}

/**
 * Entries held for the month: it is when they happened, or when what they correct or confirm did, or the one their body
 * names. Decided ones too: they may have kept it open. What was taken in is read where it is now, in the journal.
 */
async function heldFor(tx: Tx, county: string, villages: string[], month: Month): Promise<Map<string, HeldFor[]>> {
  const end = startOf(`${addMonths(month, 1)}-01`);
  const { rows } = await sql<HeldRow>`
    select h.village, h.received_at, h.decided_at,
      case when h.entry = '{}' then jsonb_build_object('body', own.body, 'occurredAt', own.occurred_on) else h.entry end as entry,
      array_remove(array[to_char(target.occurred_on, 'YYYY-MM'), target.body ->> 'month'], null) as months
    from held h
    left join entry own on own.county = h.county and own.village = h.village and own.id = h.id
    left join entry target on target.county = h.county and target.village = h.village
      and target.id = coalesce(own.about, (h.entry ->> 'about')::uuid)
      and coalesce(own.kind, h.entry ->> 'kind') in ('correction', 'confirmation')
    where h.county = ${county} and h.village = any(${villages}) and (h.decided_at is null or h.decided_at >= ${end})`.execute(
    tx,
  );
  const concerning = rows.filter(({ entry, months }) => [...monthsNamed(entry), ...(months ?? [])].includes(month));
  return Map.groupBy(concerning, (row) => row.village);
}
