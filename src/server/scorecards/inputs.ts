import { sql } from 'kysely';
import { type Instant, type Month, daysOfMonth } from '../../domain/calendar/utc8.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { inForceInMonth, type Force } from '../../domain/duties/force.ts';
import { forVillage, type Policy, type VillageThreshold } from '../../domain/duties/policy.ts';
import type { DutyAbsence, DutyPosting } from '../../domain/duties/posted.ts';
import type { Database, Tx } from '../platform/db/database.ts';

/** What a village's month is judged by, beside its entries. A closed month keeps what it was closed with. */
export interface Inputs {
  policy: Policy;
  postings: DutyPosting[];
  absences: DutyAbsence[];
  closed: Instant | null;
}

interface ForceRow extends Force {
  document: unknown;
}

/** The inputs of several villages of one county; a village without a policy in force that month is left out. */
export async function inputsFor(tx: Tx, villages: string[], month: Month): Promise<Map<string, Inputs>> {
  const [closings, forces, thresholds, postings] = [
    await closingsOf(tx, villages, month),
    await forcesFor(tx),
    await thresholdsOf(tx, villages),
    await postingsOf(tx, villages, month),
  ];
  const absences = await absencesOf(tx, [...postings.values()].flat(), month);
  const found = new Map<string, Inputs>();
  for (const village of villages) {
    const closing = closings.get(village);
    const force = inForceInMonth(forces, village, month);
    if (closing) found.set(village, closing);
    else if (force) {
      const own = postings.get(village) ?? [];
      found.set(village, {
        // validated when it was applied
        policy: forVillage(force.document as Policy, thresholds.get(village) ?? [], month),
        postings: own,
        absences: absences.filter((absence) => own.some((posting) => concerns(absence, posting))),
        closed: null,
      });
    }
  }
  return found;
}

const concerns = (absence: DutyAbsence, posting: DutyPosting): boolean =>
  absence.officer === posting.officer || (absence.unit !== null && absence.unit === posting.unit);

/** Every policy in force at some time, with its document: a handful of rows. */
export async function forcesFor(db: Tx | Database): Promise<ForceRow[]> {
  const rows = await db
    .selectFrom('policyForce as f')
    .innerJoin('policy as p', (join) =>
      join.onRef('p.id', '=', 'f.policyId').onRef('p.version', '=', 'f.policyVersion'),
    )
    .select(['f.area', 'f.fromDay as from', 'f.toDay as to', 'p.document'])
    .execute();
  return rows;
}

async function closingsOf(tx: Tx, villages: string[], month: Month): Promise<Map<string, Inputs>> {
  const { rows } = await sql<{ village: string; closedAt: Instant; inputs: Omit<Inputs, 'closed'> }>`
    select village, closed_at, inputs from month_closing
    where county = any(${counties(villages)}) and village = any(${villages}) and month = ${month}`.execute(tx);
  return new Map(rows.map((row) => [row.village, { ...row.inputs, closed: row.closedAt }]));
}

async function thresholdsOf(tx: Tx, villages: string[]): Promise<Map<string, VillageThreshold[]>> {
  const rows = await tx.selectFrom('villageThreshold').selectAll().where('village', 'in', villages).execute();
  const found = new Map<string, VillageThreshold[]>();
  for (const { village, duty, fromMonth, toMonth, threshold } of rows) {
    const own = found.get(village) ?? [];
    own.push({ duty: duty as DutyId, fromMonth, toMonth, threshold });
    found.set(village, own);
  }
  return found;
}

async function postingsOf(tx: Tx, villages: string[], month: Month): Promise<Map<string, DutyPosting[]>> {
  const { first, last } = daysOfMonth(month);
  const { rows } = await sql<DutyPosting & { village: string }>`
    select a.village, a.officer, nullif(o.unit, '') as unit, a.duty, a.from_day as "from", a.to_day as "to", s.duty as stands_in_for
    from assignment a
    join officer o on o.id = a.officer
    left join assignment s on s.id = a.stands_in_for
    where a.village = any(${villages}) and a.from_day <= ${last} and (a.to_day is null or a.to_day >= ${first})
    order by a.village, a.id`.execute(tx);
  const found = new Map<string, DutyPosting[]>();
  for (const { village, ...posting } of rows) {
    const own = found.get(village) ?? [];
    own.push(posting);
    found.set(village, own);
  }
  return found;
}

async function absencesOf(tx: Tx, postings: DutyPosting[], month: Month): Promise<DutyAbsence[]> {
  const { first, last } = daysOfMonth(month);
  const officers = [...new Set(postings.map((posting) => posting.officer))];
  const units = [...new Set(postings.flatMap((posting) => posting.unit ?? []))];
  if (officers.length === 0) return [];
  const { rows } = await sql<DutyAbsence>`
    select officer, unit, from_day as "from", to_day as "to", state from absence
    where (officer = any(${officers}::uuid[]) or unit = any(${units})) and from_day <= ${last} and to_day >= ${first}
    order by id`.execute(tx);
  return rows;
}

/** The counties of some villages. */
export const counties = (villages: string[]): string[] => [...new Set(villages.map((village) => village.slice(0, 6)))];
