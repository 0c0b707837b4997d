import { z } from 'zod';
import { count, defineKind, onlyOnce } from '../journal/kind.ts';
import { topic, topicWords } from '../alerts/topic.ts';

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
  note: true,
  role: 'publicist',
});
