import { z } from 'zod';
import { count, defineKind, onlyOnce } from '../journal/kind.ts';
import { topic, topicWords } from '../alerts/topic.ts';

/** A class on the law (法制宣传教育): for whom, on what, how many came. */
export const lawClass = defineKind({
  kind: 'lawClass',
  label: { zh: '法治宣传教育', en: 'Law class' },
  body: z.strictObject({
    audience: onlyOnce(z.enum(['outOfSchoolYouth', 'pupils', 'villagers', 'familiesOfMigrants', 'other']), 1),
    topics: onlyOnce(topic, 1),
    attendance: count(10_000),
  }),
  words: {
    audience: {
      outOfSchoolYouth: { zh: '失学青少年', en: 'Young people out of school' },
      pupils: { zh: '学生', en: 'Pupils' },
      villagers: { zh: '村民', en: 'Villagers' },
      familiesOfMigrants: { zh: '外出务工家庭', en: 'Families of migrants' },
      other: { zh: '其他', en: 'Other' },
    },
    topics: topicWords,
  },
  fields: {
    audience: { zh: '教育对象', en: 'Audience' },
    topics: { zh: '主题', en: 'Topics' },
    attendance: { zh: '到场人数', en: 'Attendance' },
  },
  told: {
    zh: (body, say) => `开展法治宣传教育:${say('topics')},${say('audience')}${body.attendance}人参加`,
    en: (body, say) => `Held a law class on ${say('topics')} for ${say('audience')}: ${body.attendance} came`,
  },
  least: { attendance: 1 },
  note: true,
  role: 'publicist',
});
