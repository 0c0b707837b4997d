import type { Of } from '../../cases/rule.ts';
import type { VillageRule } from '../duty.ts';
import { evidenceOf } from '../own.ts';

/** 发案情况汇总分析 (S8): an analysis of this month, whenever it was noted before the month closed, confirmed by an officer. */
export const monthlyAnalysis: VillageRule = {
  id: 'monthlyAnalysis',
  label: { zh: '发案情况分析', en: 'Monthly analysis' },
  unit: 'analysis',
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const evidence = facts
      .of('analysis')
      .filter((analysis) => analysis.body.month === facts.month)
      .map((analysis) => evidenceOf(analysis.id, confirmed(analysis) ? 'counted' : 'notConfirmed'));
    return { counted: evidence.filter((item) => item.counted).map((item) => item.id), evidence };
  },
};

/** Drawn by the system, an analysis is nobody's until an officer confirms it. */
export const confirmed = (analysis: Of<'analysis'>): boolean => analysis.own.length > 0;
