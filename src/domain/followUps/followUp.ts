import { z } from 'zod';
import { defineKind } from '../journal/kind.ts';

/** A look at what was settled, mended or answered; `relapsed` and `notDone` reopen the case. */
export const followUp = defineKind({
  kind: 'followUp',
  label: { zh: '回访', en: 'Follow-up' },
  body: z.strictObject({ finding: z.enum(['holding', 'relapsed', 'done', 'notDone']) }),
  words: {
    finding: {
      holding: { zh: '未反复', en: 'Holding' },
      relapsed: { zh: '又起纠纷', en: 'Relapsed' },
      done: { zh: '已解决', en: 'Done' },
      notDone: { zh: '未解决', en: 'Not done' },
    },
  },
  fields: {
    finding: { zh: '回访情况', en: 'Finding' },
  },
  told: {
    zh: (_, say) => `回访:${say('finding')}`,
    en: (_, say) => `Followed up: ${say('finding')}`,
  },
  note: true,
  about: ['dispute', 'hazard', 'request'],
  // what was mended or answered is done or not; only a quarrel holds or comes again
  suits: (opening, { finding }) => opening === 'dispute' || finding === 'done' || finding === 'notDone',
  role: 'mediator',
});
