import { z } from 'zod';
import { defineKind, onlyOnce } from '../journal/kind.ts';

/** A day's work that no other kind says (工作日志). */
export const diary = defineKind({
  kind: 'diary',
  label: { zh: '工作日志', en: 'Diary' },
  body: z.strictObject({ work: onlyOnce(z.enum(['meeting', 'committee', 'inspection', 'talk', 'other'])) }),
  words: {
    work: {
      meeting: { zh: '开会', en: 'Meeting' },
      committee: { zh: '与村“两委”沟通', en: 'With the committee' },
      inspection: { zh: '检查', en: 'Inspection' },
      talk: { zh: '谈心交流', en: 'Talk' },
      other: { zh: '其他', en: 'Other' },
    },
  },
  fields: {
    work: { zh: '做了什么', en: 'Work done' },
  },
  told: {
    zh: (_, say) => `工作日志:${say('work') || '当天工作'}`,
    en: (_, say) => `Diary: ${say('work') || 'the day’s work'}`,
  },
  isBlank: ({ work = [] }) => work.length === 0,
  note: true,
  role: 'liaison',
});
