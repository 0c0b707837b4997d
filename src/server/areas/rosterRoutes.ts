import { z } from '@hono/zod-openapi';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf, toInstant } from '../../domain/calendar/utc8.ts';
import { plainId } from '../../domain/imports/cells.ts';
import { officerId } from '../../domain/journal/kind.ts';
import type { Operation } from '../../domain/people/permissions.ts';
import { lockOfficers } from '../assignments/postings.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { post, type Turn, turn, turnsOf } from './roster.ts';
import { reachesStation } from './stations.ts';

const TAG = 'stations';
const byStation = z.object({ id: plainId });
const time = z.iso.datetime({ offset: true }).refine((at) => at >= '2000' && at < '2200', {
  params: { zh: '时间应在2000年至2199年之间', en: 'A time between 2000 and 2199' },
});
/** Who is on call at a police station (值班民警、带班领导). */
export const rosterRoutes = (services: Services): Route[] => [
  readRoute(services),
  addRoute(services),
  removeRoute(services),
];

function readRoute(services: Services): Route {
  return route({
    method: 'get',
    path: '/api/stations/{id}/roster',
    summary: "A station's duty roster from a day on, for so many days",
    tag: TAG,
    permission: 'roster.read',
    audit: 'none',
    params: byStation,
    query: z.object({ from: dayField.optional(), days: z.coerce.number().int().min(1).max(92).default(7) }),
    answer: z.object({ roster: z.array(turn) }),
    handler: async (input) => {
      await reached(services, input, 'roster.read');
      const first = input.query.from ?? dayOf(services.clock.journalNow());
      return { roster: await turnsOf(services.db, input.params.id, first, input.query.days) };
    },
  });
}

function addRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/api/stations/{id}/roster',
    summary: 'Put an officer on the duty roster',
    tag: TAG,
    permission: 'roster.write',
    audit: 'written',
    params: byStation,
    body: z.object({ officer: officerId, from: time, to: time, post }),
    answer: z.object({ station: z.string(), officer: z.uuid() }),
    handler: async (input) => {
      await reached(services, input, 'roster.write');
      const { body, params } = input;
      await add(services, { station: params.id, ...body, from: toInstant(body.from), to: toInstant(body.to) }, input);
      return { station: params.id, officer: body.officer };
    },
  });
}

type NewTurn = Omit<Turn, 'officer'> & { station: string; officer: string };

async function add({ db, clock }: Services, turn: NewTurn, { person, requestId, language }: Asking): Promise<void> {
  const { station, officer, post, from: fromAt, to: toAt } = turn;
  if (fromAt >= toAt) throw new Problem('invalid', [issueOf('to', 'end_before_start', language)]);
  await db.transaction().execute(async (tx) => {
    if ((await lockOfficers(tx, [officer])).length === 0) {
      throw new Problem('invalid', [issueOf('officer', 'unknown_officer', language)]);
    }
    const other = await tx
      .selectFrom('dutyRoster')
      .select('officer')
      .where('officer', '=', officer)
      .where('fromAt', '<', toAt)
      .where('toAt', '>', fromAt)
      .executeTakeFirst();
    if (other) throw new Problem('invalid', [issueOf('from', 'roster_overlap', language)]);
    await tx.insertInto('dutyRoster').values({ station, officer, post, fromAt, toAt }).execute();
    await recordIn(tx, clock, [lineOf(person, requestId, { action: 'roster.add', target: `${station} ${officer}` })]);
  });
}

function removeRoute(services: Services): Route {
  return route({
    method: 'delete',
    path: '/api/stations/{id}/roster',
    summary: 'Take an officer off the duty roster',
    tag: TAG,
    permission: 'roster.write',
    audit: 'written',
    params: byStation,
    query: z.object({ officer: officerId, from: time }),
    answer: z.object({ removed: z.int() }),
    handler: async (input) => {
      await reached(services, input, 'roster.write');
      const { officer, from } = input.query;
      const removed = await services.db.transaction().execute(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('dutyRoster')
          .where('station', '=', input.params.id)
          .where('officer', '=', officer)
          .where('fromAt', '=', toInstant(from))
          .executeTakeFirst();
        const line = { action: 'roster.remove', target: `${input.params.id} ${officer}` };
        await recordIn(tx, services.clock, [lineOf(input.person, input.requestId, line)]);
        return Number(numDeletedRows);
      });
      return { removed };
    },
  });
}

/** A station out of reach and one that does not exist are the same. */
async function reached(
  services: Services,
  { person, params }: Asking & { params: z.infer<typeof byStation> },
  operation: Operation,
): Promise<void> {
  const on = dayOf(services.clock.journalNow());
  const found = await reachesStation(services.db, person, operation, { station: params.id, on });
  if (!found) throw new Problem('not_found');
}
