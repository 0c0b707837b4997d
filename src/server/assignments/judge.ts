import { sql } from 'kysely';
import { liesIn } from '../../domain/areas/id.ts';
import type { FaultCode } from '../../domain/imports/fault.ts';
import { type Assignment, clashes, otherLeads } from '../../domain/people/assignments.ts';
import type { Tx } from '../platform/db/database.ts';
import { lockOfficers, postingsOf } from './postings.ts';

/** What speaks against a proposed posting, by field; and whether it would be a second lead. */
export interface Judgement {
  faults: { field: 'officer' | 'village' | 'from' | 'to'; code: FaultCode }[];
  secondLead: boolean;
}

/**
 * Judges proposed postings one after the other, each beside what is stored and those before it. A proposal with the id of a
 * stored posting takes its place. The officers stay locked until the transaction ends. A village outside `within` and one
 * that does not exist are the same.
 */
export async function judge(tx: Tx, proposals: readonly Assignment[], within: readonly string[]): Promise<Judgement[]> {
  const villages = [...new Set(proposals.map(({ village }) => village))];
  const officers = new Map(
    (
      await lockOfficers(
        tx,
        proposals.map(({ officer }) => officer),
      )
    ).map((one) => [one.id, one]),
  );
  const areas = new Map((await villagesOf(tx, villages)).map((area) => [area.id, area]));
  const beside = new Map<string, Assignment[]>(villages.map((village) => [village, []]));
  const replaced = new Set(proposals.map(({ id }) => id));
  for (const posting of await postingsOf(tx, { villages })) {
    if (!replaced.has(posting.id)) beside.get(posting.village)?.push(posting);
  }
  return proposals.map((proposal) => {
    const there = beside.get(proposal.village) ?? [];
    const faults = [
      ...officerFaults(proposal, officers.get(proposal.officer)),
      ...villageFaults(proposal, areas.get(proposal.village), within),
    ];
    if (proposal.to !== null && proposal.to < proposal.from) faults.push({ field: 'to', code: 'end_before_start' });
    // who is posted in a village out of reach is not told either
    const known = !faults.some(({ code }) => code === 'unknown_village');
    if (known && clashes(proposal, there).length > 0) faults.push({ field: 'from', code: 'overlap' });
    const secondLead = known && otherLeads(proposal, there).length > 0;
    if (faults.length === 0) there.push(proposal);
    return { faults, secondLead };
  });
}

function officerFaults({ to }: Assignment, officer: { leftOn: string | null } | undefined): Judgement['faults'] {
  if (!officer) return [{ field: 'officer', code: 'unknown_officer' }];
  const left = officer.leftOn !== null && (to === null || to >= officer.leftOn);
  return left ? [{ field: 'officer', code: 'officer_left' }] : [];
}

interface Village {
  id: string;
  closedOn: string | null;
}

function villageFaults(
  { village, to }: Assignment,
  area: Village | undefined,
  within: readonly string[],
): Judgement['faults'] {
  if (!area || !within.some((prefix) => liesIn(village, prefix)))
    return [{ field: 'village', code: 'unknown_village' }];
  const closed = area.closedOn !== null && (to === null || to >= area.closedOn);
  return closed ? [{ field: 'village', code: 'village_closed' }] : [];
}

function villagesOf(tx: Tx, ids: string[]): Promise<Village[]> {
  return tx
    .selectFrom('area')
    .select(['id', 'closedOn'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .where('level', '=', 'village')
    .execute();
}
