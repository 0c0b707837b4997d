import { sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { Holidays } from '../../domain/calendar/holidays.ts';
import { type AssessInput, elsewhereOf } from '../../domain/duties/assess.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import { rangeOf, scopeTo, type Tx } from '../platform/db/database.ts';
import { fixed, runFixed } from '../platform/db/fixed.ts';
import { entriesFor } from './entries.ts';
import { type Inputs, inputsFor } from './inputs.ts';

/** What counting works with beside the database. */
export interface Counting {
  holidays: Holidays;
  asOf: Instant;
}

/** Whether a policy counts some duty over all villages of an officer. */
export const countsOverVillages = (policy: Pick<Policy, 'duties'>): boolean =>
  policy.duties.some((duty) => duty.per === 'officer');

/** Whether any policy ever in force counts a duty over all of an officer's villages: mostly none, and nothing is looked up. */
export const overVillages = fixed<{ any: boolean }>`
  select exists (select from policy_force f join policy p on p.id = f.policy_id and p.version = f.policy_version
    where p.document -> 'duties' @> '[{"per": "officer"}]') as any`;

export const anyOverVillages = async (tx: Tx): Promise<boolean> => (await runFixed(tx, overVillages))[0]?.any ?? false;

interface Sharing {
  officer: string;
  other: string;
}

/** Where the officers posted to some villages in a month (and `officers`) are posted besides: one line per officer and village. */
export async function sharing(tx: Tx, villages: string[], month: Month, officers: string[] = []): Promise<Sharing[]> {
  const { first, last } = daysOfMonth(month);
  const { rows } = await sql<Sharing>`
    with posted as (
      select a.officer, a.village from assignment a join area v on v.id = a.village and v.level = 'village'
      where a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})
    )
    select distinct officer, village as other from posted
    where officer in (select officer from posted where village = any(${villages})) or officer = any(${officers}::uuid[])
    order by 1, 2`.execute(tx);
  return rows;
}

/** What a village's month is judged by instead of what it was: for rehearsals. */
export type Instead = (village: string, given: Inputs) => Inputs;

/**
 * Adds to open villages' inputs what their officers did in other villages, wherever these lie; closed ones keep what they were
 * closed with, unless all are judged by something else (`instead`). The transaction, open to `county`, is opened to each of
 * the others in turn and then to `county` again.
 */
export async function addElsewhere(
  tx: Tx,
  inputs: Map<string, Inputs>,
  month: Month,
  { county, ...counting }: Counting & { county: string },
  instead?: Instead,
): Promise<void> {
  const moves = (given: Inputs): boolean => given.closed === null || instead !== undefined;
  const concerned = [...inputs].filter(([, given]) => moves(given) && countsOverVillages(given.policy));
  if (concerned.length === 0) return;
  const villages = concerned.map(([village]) => village);
  const postings = await sharing(tx, villages, month);
  const elsewhere = [...new Set(postings.map(({ other }) => other))];
  const others = await assessInputs(tx, elsewhere, month, { ...counting, instead });
  await scopeTo(tx, rangeOf(county));
  for (const [village, given] of concerned) {
    const officers = new Set(given.postings.map((posting) => posting.officer));
    const where = postings.filter(({ officer, other }) => other !== village && officers.has(officer));
    const theirs = [...new Set(where.map(({ other }) => other))].flatMap((other) => others.get(other) ?? []);
    const found = Object.entries(elsewhereOf(theirs)).filter(([officer]) => officers.has(officer));
    if (found.length > 0) given.elsewhere = Object.fromEntries(found);
  }
}

async function assessInputs(
  tx: Tx,
  villages: string[],
  month: Month,
  { instead = (_, given) => given, ...counting }: Counting & { instead?: Instead | undefined },
): Promise<Map<string, AssessInput>> {
  const all = new Map<string, AssessInput>();
  for (const [county, own] of Map.groupBy(villages, (village) => village.slice(0, 6))) {
    await scopeTo(tx, rangeOf(county));
    const found = await inputsFor(tx, own, month);
    const inputs = new Map([...found].map(([village, given]) => [village, instead(village, given)]));
    const policies = [...inputs.values()].map((given) => given.policy);
    const entries = await entriesFor(tx, own, entriesNeeded(policies, month));
    for (const [village, given] of inputs) {
      all.set(village, { ...given, ...counting, month, entries: entries.get(village) ?? [] });
    }
  }
  return all;
}
