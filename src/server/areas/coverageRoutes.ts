import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { duties } from '../../domain/people/assignments.ts';
import { standings } from '../../domain/people/coverage.ts';
import { reachWithin } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { breakdowns, coverage } from './coverage.ts';
import { wall } from './wall.ts';

const named = z.object({ id: z.string(), name: z.string() });
const posting = z.object({
  assignment: z.uuid(),
  officer: z.uuid(),
  badge: z.string(),
  name: z.string(),
  duty: z.enum(duties),
  lead: z.boolean(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});
const numbers = z.object({
  areas: z.int(),
  villages: z.int(),
  covered: z.int(),
  resident: z.int(),
  contact: z.int(),
  uncovered: z.array(named),
  doubled: z.array(named.extend({ leads: z.array(posting) })),
  endingSoon: z.array(named.extend({ posting })),
});

/** Who looks after which villages, on any day: in figures, and village by village. */
export const coverageRoutes = (services: Services): Route[] => [figuresRoute(services), wallRoute(services)];

const figuresRoute = ({ db, clock }: Services): Route =>
  route({
    method: 'get',
    path: '/api/coverage',
    summary: 'Villages with and without a lead, double posts, postings that end soon; `by` breaks it down',
    tag: 'areas',
    permission: 'coverage.read',
    audit: 'none',
    query: z.object({ area: areaId, on: dayField.optional(), by: z.enum(breakdowns).optional() }),
    answer: numbers.extend({
      area: z.string(),
      on: z.iso.date(),
      rows: z.array(numbers.extend({ area: named.nullable() })).optional(),
    }),
    handler: async ({ person, query }) => {
      const on = query.on ?? dayOf(clock.journalNow());
      const found = await coverage(db, { ...query, on }, reachWithin(person, 'coverage.read', query.area));
      if (!found) throw new Problem('not_found');
      return found;
    },
  });

const wallRoute = ({ db, clock }: Services): Route =>
  route({
    method: 'get',
    path: '/api/coverage/wall',
    summary: 'One cell for each village: without a lead, with one, with two, one that ends within 30 days, or outside',
    tag: 'areas',
    permission: 'coverage.read',
    audit: 'none',
    query: z.object({ area: areaId, on: dayField.optional() }),
    answer: z.object({
      area: z.string(),
      on: z.iso.date(),
      areas: z.array(named),
      stations: z.array(named),
      villages: z.array(
        named.extend({
          initials: z.string().nullable(),
          standing: z.enum(standings),
          station: z.string().nullable(),
          leads: z.array(z.string()),
          until: z.iso.date().optional(),
        }),
      ),
    }),
    handler: async ({ person, query }) => {
      const on = query.on ?? dayOf(clock.journalNow());
      const found = await wall(db, { area: query.area, on }, reachWithin(person, 'coverage.read', query.area));
      if (!found) throw new Problem('not_found');
      return found;
    },
  });
