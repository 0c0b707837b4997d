import { sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { Elsewhere } from '../../domain/duties/elsewhere.ts';
import { inForceInMonth, type Force } from '../../domain/duties/force.ts';
import { forVillage, type Policy, type VillageThreshold } from '../../domain/duties/policy.ts';
import type { DutyAbsence, DutyPosting } from '../../domain/duties/posted.ts';
import type { Tx } from '../platform/db/database.ts';
import { type Sender, sendingIn } from '../platform/db/pipeline.ts';
import { closingsOf } from './closings.ts';

/** What a village's month is judged by, beside its entries and the holidays. A closed month keeps what it was closed with. */
export interface Inputs {
  policy: Policy;
  postings: DutyPosting[];
  absences: DutyAbsence[];
  closed: Instant | null;
  /** Of a closed month: the last number its journal had then. */
  lastNumber?: number;
  /** Only where the policy counts duties over all of an officer's villages. */
  elsewhere?: Elsewhere;
}

export interface ForceRow extends Force {
  document: Policy;
}

/**
 * The inputs of several villages of one county. Left out: what is no village, a village without a policy in force that month,
 * and one outside the scheme where nobody is posted.
 */
export const inputsFor = (tx: Tx, villages: string[], month: Month): Promise<Map<string, Inputs>> =>
  sendingIn(tx, (sender) => inputsFrom(sender, villages, month));

/** The same, sent in two turns: a phone asks this of each of its villages. */
export async function inputsFrom(sender: Sender, villages: string[], month: Month): Promise<Map<string, Inputs>> {
  const [forces, closings, inScheme, thresholds, posted] = await Promise.all([
    sender.send(allForces),
    closingsOf(sender, villages, month),
    schemeOf(sender, villages, month),
    thresholdsOf(sender, villages),
    postingsOf(sender, villages, month),
  ]);
  const open = villages.filter((village) => !closings.has(village));
  const postings = new Map(open.flatMap((village) => [[village, posted.get(village) ?? []] as const]));
  const absences = await absencesOf(sender, [...postings.values()].flat(), month);
  const found = new Map<string, Inputs>(closings);
  for (const village of open) {
    const force = inForceInMonth(forces, village, month);
    const own = postings.get(village) ?? [];
    if (!force || (own.length === 0 && !inScheme.has(village))) continue;
    found.set(village, {
      policy: forVillage(force.document, thresholds.get(village) ?? [], month),
      postings: own,
      absences: absences.filter((absence) => own.some((posting) => concerns(absence, posting))),
      closed: null,
    });
  }
  return found;
}

const concerns = (absence: DutyAbsence, posting: DutyPosting): boolean =>
  absence.officer === posting.officer || (absence.unit !== null && absence.unit === posting.unit);

/** Every policy in force at some time, with its document: a handful of rows. Documents were validated when applied. */
export const allForces = sql<ForceRow>`
  select f.area, f.from_day as "from", f.to_day as "to", p.document from policy_force f
  join policy p on p.id = f.policy_id and p.version = f.policy_version`;

export async function forcesFor(db: Tx): Promise<ForceRow[]> {
  return (await allForces.execute(db)).rows;
}

/** Those of the villages that are in the scheme at some time of the month. */
async function schemeOf(sender: Sender, villages: string[], month: Month): Promise<Set<string>> {
  const { first, last } = daysOfMonth(month);
  const rows = await sender.send(sql<{ area: string }>`
    select distinct area from scheme_period
    where area = any(${villages}) and from_day <= ${last} and (to_day is null or to_day >= ${first})`);
  return new Set(rows.map((row) => row.area));
}

/** The villages' own thresholds, of any month. */
export async function thresholdsOf(sender: Sender, villages: string[]): Promise<Map<string, VillageThreshold[]>> {
  const rows = await sender.send(sql<VillageThreshold & { village: string; duty: DutyId }>`
    select village, duty, from_month, to_month, threshold from village_threshold
    where village = any(${villages})`);
  return Map.groupBy(rows, (row) => row.village);
}

async function postingsOf(sender: Sender, villages: string[], month: Month): Promise<Map<string, DutyPosting[]>> {
  const { first, last } = daysOfMonth(month);
  const rows = await sender.send(sql<DutyPosting & { village: string }>`
    select a.village, a.officer, nullif(o.unit, '') as unit, a.duty, a.from_day as "from", a.to_day as "to", s.duty as stands_in_for
    from assignment a
    join area v on v.id = a.village and v.level = 'village'
    join officer o on o.id = a.officer
    left join assignment s on s.id = a.stands_in_for
    where a.village = any(${villages}) and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})
    order by a.village, a.id`);
  const found = new Map<string, DutyPosting[]>();
  for (const { village, ...posting } of rows) {
    const own = found.get(village) ?? [];
    own.push(posting);
    found.set(village, own);
  }
  return found;
}

function absencesOf(sender: Sender, postings: DutyPosting[], month: Month): Promise<DutyAbsence[]> {
  const { first, last } = daysOfMonth(month);
  const officers = [...new Set(postings.map((posting) => posting.officer))];
  const units = [...new Set(postings.flatMap((posting) => posting.unit ?? []))];
  if (officers.length === 0) return Promise.resolve([]);
  return sender.send(sql<DutyAbsence>`
    select officer, unit, from_day as "from", to_day as "to", state from absence
    where (officer = any(${officers}::uuid[]) or unit = any(${units})) and from_day <= ${last} and to_day >= ${first}
    order by id`);
}
