import type { Effective } from '../../journal/effective.ts';
import type { DutyResult, DutyResults, Evidence, PostingRule } from '../duty.ts';
import { evidenceOf, ownEntries } from '../own.ts';
import type { Why } from '../why.ts';

/**
 * 每月通报信息不少于10条 (S4): own information to the station, and own openings of hazard, dispute, incident: what is noted as
 * one of these need not be told twice.
 */
export const informationPassed: PostingRule = {
  id: 'informationPassed',
  label: { zh: '通报信息', en: 'Information passed on' },
  unit: 'item',
  of: 'posting',
  rows: ['contact', 'resident'],
  tally(facts, row, dutiesOf) {
    const evidence: Evidence[] = [];
    for (const { entry, refused } of ownEntries(facts, row, dutiesOf)) {
      const why = tells(entry);
      if (why !== null) evidence.push(evidenceOf(entry.id, refused ?? why));
    }
    return { counted: evidence.filter((item) => item.counted).map((item) => item.id), evidence };
  },
  accept,
};

/** Null: it is no information. */
function tells(entry: Effective): Why | null {
  switch (entry.kind) {
    case 'hazard':
    case 'dispute':
    case 'incident':
      return 'counted';
    case 'information':
      if (entry.body.direction !== 'toStation') return null;
      return entry.body.category === 'nothingNew' ? 'nothingNew' : 'counted';
    default:
      return null;
  }
}

const unmet = (duty: DutyResult | undefined): boolean => duty?.state === 'open' || duty?.state === 'missed';

/** A quiet month: one “nothing new” is enough where the days and visits are met, so that nobody invents news. */
function accept(result: DutyResult, row: DutyResults): DutyResult {
  const quiet = result.evidence.find((item) => item.why === 'nothingNew');
  if (!unmet(result) || quiet === undefined || unmet(row.villageDays) || unmet(row.householdVisits)) return result;
  const evidence = result.evidence.map((item): Evidence =>
    item === quiet ? { ...item, counted: true, why: 'quietMonth' } : item,
  );
  return { ...result, state: 'met', evidence };
}
