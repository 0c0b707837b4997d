import { z } from 'zod';
import { count, defineKind, onlyOnce } from '../journal/kind.ts';
import { topic, topicWords } from '../alerts/topic.ts';
import { many, some } from '../journal/wording.ts';

/** Leaflets, talks and other publicity by topic and number. */
export const publicity = defineKind({
  kind: 'publicity',
  label: { zh: '宣传', en: 'Publicity' },
  body: z.strictObject({
    topics: onlyOnce(topic, 1),
    form: z.enum(['talk', 'leaflet', 'loudspeaker', 'group', 'film']),
    copies: count().optional(),
    people: count().optional(),
  }),
  words: {
    topics: topicWords,
    form: {
      talk: { zh: '讲解', en: 'Talk' },
      leaflet: { zh: '发放资料', en: 'Leaflet' },
      loudspeaker: { zh: '广播', en: 'Loudspeaker' },
      group: { zh: '群内发布', en: 'Chat group' },
      film: { zh: '播放影片', en: 'Film' },
    },
  },
  fields: {
    topics: { zh: '主题', en: 'Topics' },
    form: { zh: '形式', en: 'Form' },
    copies: { zh: '份数', en: 'Copies' },
    people: { zh: '人数', en: 'People' },
  },
  told: {
    zh: (body, say) =>
      `开展宣传:${say('topics')},${say('form')}${some(body.copies, (n) => `,${n}份`)}${some(body.people, (n) => `,${n}人`)}`,
    en: (body, say) =>
      `Publicity on ${say('topics')}: ${say('form')}${some(body.copies, (n) => `, ${many(n, 'copy', 'copies')}`)}${some(body.people, (n) => `, ${many(n, 'person', 'people')}`)}`,
  },
  note: true,
  role: 'publicist',
});
