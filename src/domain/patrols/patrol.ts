import { z } from 'zod';
import { addMs, type Instant } from '../calendar/utc8.ts';
import { count, defineKind, rule, time, typedText } from '../journal/kind.ts';
import { many, some } from '../journal/wording.ts';

/** Whether a round that starts then is one of the night, where nothing else is said. */
function isNight(startedAt: Instant | undefined): boolean | undefined {
  if (startedAt === undefined) return undefined;
  const clock = startedAt.slice(11, 16);
  return clock >= '19:00' || clock < '05:00';
}

/** As long as a round may be. */
const LONGEST = 12 * 3_600_000;

/** Whether a round that began then was over long before that. */
const isOver = (startedAt: Instant | undefined, endedAt: Instant): boolean =>
  startedAt !== undefined && endedAt > addMs(startedAt, LONGEST);

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
  fields: {
    team: { zh: '巡逻队', en: 'Team' },
    startedAt: { zh: '开始时间', en: 'Started at' },
    endedAt: { zh: '结束时间', en: 'Ended at' },
    volunteers: { zh: '参加人数', en: 'Volunteers' },
    night: { zh: '夜间巡逻', en: 'Night patrol' },
  },
  told: {
    zh: (body) =>
      `${body.night ? '夜间' : ''}义务巡逻${body.startedAt.slice(11, 16)}至${body.endedAt.slice(11, 16)},${body.volunteers}名队员${some(body.team, (team) => `(${team})`)}`,
    en: (body) =>
      `${body.night ? 'Night patrol' : 'Patrol'} from ${body.startedAt.slice(11, 16)} to ${body.endedAt.slice(11, 16)} with ${many(body.volunteers, 'volunteer')}${some(body.team, (team) => ` (${team})`)}`,
  },
  follow(body, before) {
    if (body.startedAt === before.startedAt) return body;
    const night = body.night === isNight(before.startedAt) ? isNight(body.startedAt) : body.night;
    // that it ended now is not so of one of another day
    const { endedAt, ...rest } = body;
    return { ...rest, night, ...(endedAt !== undefined && !isOver(body.startedAt, endedAt) && { endedAt }) };
  },
  least: { volunteers: 1 },
  note: true,
  role: 'organiser',
});
