import { z } from 'zod';
import { count, defineKind, rule, time, typedText } from '../journal/kind.ts';

/** A round of the volunteer patrol (义务巡逻队); past midnight it counts on its first day. */
export const patrol = defineKind({
  kind: 'patrol',
  label: { zh: '义务巡逻', en: 'Patrol' },
  body: z
    .strictObject({
      team: typedText(30).optional(),
      startedAt: time,
      endedAt: time,
      volunteers: count(1000),
      night: z.boolean(),
    })
    .refine(
      (patrol) => patrol.endedAt > patrol.startedAt,
      rule('endedAt', '结束时间要晚于开始时间', 'It must end after it started'),
    ),
  words: {},
  note: true,
  role: 'organiser',
});
