import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { month } from '../../domain/journal/kind.ts';
import { sixRoleNames } from '../../domain/journal/sixRoles.ts';
import { reaches } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { series } from './series.ts';

const figure = z.object({ done: z.int(), required: z.int() });

/** A village's year, for its charts. */
export const seriesRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/villages/{id}/series',
    summary:
      'Twelve months of a village up to one: entries by role, cases opened and closed, what contact officers did',
    tag: 'scorecards',
    permission: 'scorecards.read',
    audit: 'series.read',
    params: z.object({ id: villageId }),
    query: z.object({ month: month.optional() }),
    answer: z.object({
      village: z.string(),
      months: z.array(
        z.object({
          month: z.string(),
          roles: z.record(z.enum(sixRoleNames), z.int()),
          cases: z.object({ opened: z.int(), closed: z.int() }),
          duties: z.object({ villageDays: figure, householdVisits: figure, informationPassed: figure }).nullable(),
        }),
      ),
    }),
    handler: async ({ person, params, query, audited }) => {
      if (!reaches(person, 'scorecards.read', params.id)) throw new Problem('not_found');
      audited({ village: params.id, target: undefined });
      const last = query.month ?? monthOf(services.clock.journalNow());
      return { village: params.id, months: await series(services, params.id, last) };
    },
  }),
];
