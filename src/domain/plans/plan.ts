import { z } from 'zod';
import { dayName } from '../calendar/monthName.ts';
import { dayOf } from '../calendar/utc8.ts';
import { defineKind, endOfDayOrTime, rule, startOfDayOrTime, typedText } from '../journal/kind.ts';
import { some } from '../journal/wording.ts';
import type { Language } from '../language/sentences.ts';

/** What is planned in the village; a patrol plan is never public (red line R18). A bare day means the whole day. */
export const plan = defineKind({
  kind: 'plan',
  label: { zh: '计划', en: 'Plan' },
  body: z
    .strictObject({
      what: z.enum(['villageDay', 'lawClass', 'service', 'patrol']),
      from: startOfDayOrTime,
      to: endOfDayOrTime,
      place: typedText(60).optional(),
    })
    .refine((plan) => plan.to >= plan.from, rule('to', '结束早于开始', 'It ends before it starts')),
  words: {
    what: {
      villageDay: { zh: '进村', en: 'Village day' },
      lawClass: { zh: '法治宣传教育', en: 'Law class' },
      service: { zh: '便民服务', en: 'Service' },
      patrol: { zh: '义务巡逻', en: 'Patrol' },
    },
  },
  fields: {
    what: { zh: '计划内容', en: 'What is planned' },
    from: { zh: '开始', en: 'From' },
    to: { zh: '结束', en: 'To' },
    place: { zh: '地点', en: 'Place' },
  },
  told: {
    zh: (body, say) => `计划${daysOf(body, 'zh')}${say('what')}${some(body.place, (place) => `(${place})`)}`,
    en: (body, say) => `Planned for ${daysOf(body, 'en')}: ${say('what')}${some(body.place, (place) => ` (${place})`)}`,
  },
  follow(body, before) {
    // most are of one day
    const follows = body.from !== before.from && (body.to === undefined || body.to === before.from);
    return follows ? { ...body, to: body.from } : body;
  },
  ahead: ['to'],
  note: true,
  role: 'organiser',
});

/** The day, or the first and the last of several. */
function daysOf({ from, to }: { from: string; to: string }, language: Language): string {
  const [first, last] = [dayOf(from), dayOf(to)].map((day) => dayName(day, language));
  if (first === last) return first ?? '';
  return language === 'zh' ? `${first}至${last}` : `${first} to ${last}`;
}
