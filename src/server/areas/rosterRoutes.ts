import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { dayField } from '../../domain/calendar/day.ts';
import { addDays, dayOf, epochOf, startOf, toInstant } from '../../domain/calendar/utc8.ts';
import { plainId } from '../../domain/imports/cells.ts';
import { officerId } from '../../domain/journal/kind.ts';
import type { Operation } from '../../domain/people/permissions.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { issueOf } from '../imports/issues.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, type RouteInput, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { reachesStation } from './stations.ts';

const TAG = 'stations';
const byStation = z.object({ id: plainId });
const time = z.iso.datetime({ offset: true }).refine((at) => at >= '2000' && at < '2200', 'between 2000 and 2199');
/** 值班民警 and 带班领导. */
const post = z.enum(['onCall', 'lead']);
const turn = z.object({
  officer: z.object({ id: z.uuid(), badge: z.string(), name: z.string(), workPhone: z.string().nullable() }),
  from: z.string(),
  to: z.string(),
  post,
});
type Turn = z.infer<typeof turn>;

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
      const { rows } = await sql<Turn>`
        select json_build_object('id', o.id, 'badge', o.badge, 'name', o.name, 'workPhone', o.work_phone) as officer,
          r.from_at as "from", r.to_at as "to", r.post
        from duty_roster r join officer o on o.id = r.officer
        where r.station = ${input.params.id} and r.from_at < ${startOf(addDays(first, input.query.days))}
          and r.to_at > ${startOf(first)}
        order by r.from_at, r.post, o.badge`.execute(services.db);
      return { roster: rows };
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
      const { body, language, params } = input;
      const row = { station: params.id, officer: body.officer, post: body.post };
      const [fromAt, toAt] = [toInstant(body.from), toInstant(body.to)];
      if (epochOf(fromAt) >= epochOf(toAt)) throw new Problem('invalid', [issueOf('to', 'end_before_start', language)]);
      await services.db.transaction().execute(async (tx) => {
        const officer = await tx
          .selectFrom('officer')
          .select('id')
          .where('id', '=', body.officer)
          .forNoKeyUpdate()
          .executeTakeFirst();
        if (!officer) throw new Problem('invalid', [issueOf('officer', 'unknown_officer', language)]);
        const other = await tx
          .selectFrom('dutyRoster')
          .select('officer')
          .where('officer', '=', body.officer)
          .where('fromAt', '<', toAt)
          .where('toAt', '>', fromAt)
          .executeTakeFirst();
        if (other) throw new Problem('invalid', [issueOf('from', 'roster_overlap', language)]);
        await tx
          .insertInto('dutyRoster')
          .values({ ...row, fromAt, toAt })
          .execute();
        const line = { action: 'roster.add', target: `${params.id} ${body.officer}` };
        await recordIn(tx, services.clock, [lineOf(input.person, input.requestId, line)]);
      });
      return { station: params.id, officer: body.officer };
    },
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
  input: RouteInput<typeof byStation, any, any>,
  operation: Operation,
): Promise<void> {
  const on = dayOf(services.clock.journalNow());
  const found = await reachesStation(services.db, input.person, operation, { station: input.params.id, on });
  if (!found) throw new Problem('not_found');
}
