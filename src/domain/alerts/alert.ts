import { z } from 'zod';
import { dayName } from '../calendar/monthName.ts';
import { dayOf } from '../calendar/utc8.ts';
import { defineKind, endOfDayOrTime, typedText } from '../journal/kind.ts';
import { topic, topicWords } from './topic.ts';
import { some } from '../journal/wording.ts';

/** A safety alert for the village (治安预警信息), public once approved. A bare day is valid to its end. */
export const alert = defineKind({
  kind: 'alert',
  label: { zh: '治安提示', en: 'Safety alert' },
  body: z.strictObject({
    level: z.enum(['notice', 'caution', 'urgent']),
    topic,
    title: typedText(40),
    text: typedText(600),
    validUntil: endOfDayOrTime,
  }),
  words: {
    level: {
      notice: { zh: '一般提示', en: 'Notice' },
      caution: { zh: '请注意', en: 'Caution' },
      urgent: { zh: '紧急提醒', en: 'Urgent' },
    },
    topic: topicWords,
  },
  fields: {
    level: { zh: '级别', en: 'Level' },
    topic: { zh: '主题', en: 'Topic' },
    title: { zh: '标题', en: 'Title' },
    text: { zh: '内容', en: 'Text' },
    validUntil: { zh: '有效期至', en: 'Valid until' },
  },
  told: {
    zh: (body, say) =>
      `拟发治安提示(${say('level')},${say('topic')},有效期至${dayName(dayOf(body.validUntil), 'zh')})${some(body.title, (title) => `:${title}`)}`,
    en: (body, say) =>
      `Drafted a safety alert (${say('level')}, ${say('topic')}, valid until ${dayName(dayOf(body.validUntil), 'en')})${some(body.title, (title) => `: ${title}`)}`,
  },
  ahead: ['validUntil'],
  usual: { level: 'notice' },
  note: true,
  opens: true,
  role: 'organiser',
});

/** The station's decision on an alert, or its withdrawal. */
export const alertStep = defineKind({
  kind: 'alertStep',
  label: { zh: '治安提示审核', en: 'Alert step' },
  body: z.strictObject({ step: z.enum(['approved', 'returned', 'withdrawn']) }),
  words: {
    step: {
      approved: { zh: '已批准', en: 'Approved' },
      returned: { zh: '已退回', en: 'Returned' },
      withdrawn: { zh: '已撤下', en: 'Withdrawn' },
    },
  },
  fields: {
    step: { zh: '审核', en: 'Decision' },
  },
  told: {
    zh: (_, say) => `治安提示${say('step')}`,
    en: (_, say) => `Safety alert: ${say('step')}`,
  },
  note: true,
  about: ['alert'],
});
