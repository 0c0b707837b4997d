import type { Evidence, PostingRule } from '../duty.ts';
import { evidenceOf, ownEntries } from '../own.ts';

/** 每月进村工作时间不少于两天 (S5): distinct days with an own entry made in the village. */
export const villageDays: PostingRule = {
  id: 'villageDays',
  label: { zh: '进村工作', en: 'Days in the village' },
  unit: 'day',
  of: 'posting',
  rows: ['contact', 'resident'],
  tally(facts, row, dutiesOf) {
    const days = new Set<string>();
    const evidence: Evidence[] = [];
    for (const { entry, refused } of ownEntries(facts, row, dutiesOf)) {
      const why = refused ?? (!entry.onSite ? 'notOnSite' : days.has(entry.occurredOn) ? 'sameDay' : 'counted');
      if (why === 'counted') days.add(entry.occurredOn);
      evidence.push(evidenceOf(entry.id, why));
    }
    return { counted: [...days], evidence };
  },
};
