import { approvals } from './figures.ts';
import type { Evidence, VillageRule } from '../duty.ts';
import { inMonth } from '../facts.ts';
import { inMonthOf } from './clockTally.ts';

/** 每月至少发布一次治安预警信息 (S9): alerts by the day of their (first standing) approval. */
export const alertPublished: VillageRule = {
  id: 'alertPublished',
  label: { zh: '治安预警信息', en: 'Safety alerts' },
  unit: 'alert',
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const evidence: Evidence[] = [];
    for (const alert of facts.of('alert')) {
      const approval = approvals(facts.caseOf(alert))[0];
      if (approval === undefined) {
        if (inMonth(facts, alert)) evidence.push({ id: alert.id, counted: false, why: 'notApproved' });
      } else if (inMonthOf(facts, approval.at))
        evidence.push({ id: alert.id, counted: true, why: 'counted', by: approval.id });
    }
    return { counted: evidence.filter((item) => item.counted).map((item) => item.id), evidence };
  },
};
