import type { Evidence, PostingRule } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import { evidenceOf, ownEntries } from '../own.ts';
import type { Why } from '../why.ts';

/** 每月走访不少于20户家庭 (S6): distinct households in own visits, whichever of its entries a visit names. */
export const householdVisits: PostingRule = {
  id: 'householdVisits',
  label: { zh: '走访', en: 'Households visited' },
  unit: 'household',
  of: 'posting',
  rows: ['contact', 'resident'],
  tally(facts, row, dutiesOf) {
    const met = new Set<string>();
    const evidence: Evidence[] = [];
    for (const { entry, refused } of ownEntries(facts, row, dutiesOf)) {
      if (entry.kind !== 'visit') continue;
      evidence.push(evidenceOf(entry.id, refused ?? call(facts, entry.body.households, met)));
    }
    return { counted: [...met], evidence };
  },
};

/** Adds the households of a visit to those met. */
function call(facts: MonthFacts, households: readonly string[], met: Set<string>): Why {
  if (households.length === 0) return 'noHousehold';
  const doors = households.map(facts.doorOf).filter((door) => door !== null);
  if (doors.length === 0) return 'unknownHousehold';
  const before = met.size;
  for (const door of doors) met.add(door);
  return met.size > before ? 'counted' : 'sameHousehold';
}
