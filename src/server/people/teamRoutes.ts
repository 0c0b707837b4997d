import { z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { reachWithin, reaches } from '../../domain/people/permissions.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { rangeOf } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';

const TAG = 'Accounts';
const team = z.object({ id: z.string(), village: z.string(), name: z.string() });

/** Volunteer patrol teams (义务巡逻队); their leaders hold the role `patrolLeader` for one. */
export const teamRoutes = (services: Services): Route[] => [listRoute(services), createRoute(services)];

function listRoute({ db }: Services): Route {
  return route({
    method: 'get',
    path: '/api/teams',
    summary: 'Patrol teams of an area',
    tag: TAG,
    permission: 'teams.read',
    audit: 'none',
    query: z.strictObject({ area: areaId }),
    answer: z.object({ teams: z.array(team) }),
    handler: async ({ person, query }) => {
      const areas = reachWithin(person, 'teams.read', query.area);
      if (areas.length === 0) throw new Problem('not_found');
      const teams = await db
        .selectFrom('team')
        .selectAll()
        .where((eb) =>
          eb.or(areas.map(rangeOf).map(({ lo, hi }) => eb.and([eb('village', '>=', lo), eb('village', '<', hi)]))),
        )
        .orderBy('village')
        .orderBy('name')
        .execute();
      return { teams };
    },
  });
}

function createRoute({ db, clock }: Services): Route {
  return route({
    method: 'post',
    path: '/api/teams',
    summary: 'Enter a patrol team of a village',
    tag: TAG,
    permission: 'teams.write',
    audit: 'written',
    body: z.strictObject({ village: villageId, name: z.string().trim().min(1).max(30) }),
    answer: team,
    handler: async ({ person, body, requestId }) => {
      if (!reaches(person, 'teams.write', body.village)) throw new Problem('not_found');
      const known = await db.selectFrom('area').select('id').where('id', '=', body.village).executeTakeFirst();
      if (known === undefined) throw new Problem('not_found');
      const row = { id: uuidv7(), ...body };
      await db.transaction().execute(async (tx) => {
        await tx.insertInto('team').values(row).execute();
        const line = { action: 'team.create', village: body.village, target: row.id };
        await recordIn(tx, clock, [lineOf(person, requestId, line)]);
      });
      return row;
    },
  });
}
