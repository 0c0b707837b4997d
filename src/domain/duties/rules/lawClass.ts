import { quarterOf } from '../../calendar/utc8.ts';
import type { VillageRule } from '../duty.ts';
import { evidenceOf } from '../own.ts';

/** 每季度开展一次法制宣传教育 (S10): classes since the quarter began. */
export const lawClass: VillageRule = {
  id: 'lawClass',
  label: { zh: '法治宣传教育', en: 'Law classes' },
  unit: 'class',
  quarterly: true,
  of: 'village',
  rows: ['village'],
  tally(facts) {
    const [begin] = quarterOf(facts.month);
    const evidence = facts
      .of('lawClass')
      .filter((held) => held.occurredOn >= begin && held.occurredOn <= facts.last)
      .map((held) => evidenceOf(held.id, 'counted'));
    return { counted: evidence.map((item) => item.id), evidence };
  },
};
