import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { duties } from '../../domain/people/assignments.ts';
import { reach } from '../../domain/people/permissions.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { assign, type Request, transfer } from './assign.ts';
import { listPostings } from './listPostings.ts';

const issue = z.object({ path: z.string(), code: z.string(), message: z.string() });
const taken = z.object({ id: z.uuid(), warnings: z.array(issue) });

const posting = z.object({
  id: z.uuid(),
  officer: z.object({ id: z.uuid(), badge: z.string(), name: z.string() }),
  village: z.object({ id: z.string(), name: z.string() }),
  duty: z.enum(duties),
  lead: z.boolean(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});

const requestOf = ({ person, requestId, language }: Asking): Request => ({
  ...{ person, requestId, language },
  within: reach(person, 'assignments.write'),
});

/** Postings: who answers for which village, from when to when. */
export const assignmentRoutes = (services: Services): Route[] => [
  listRoute(services),
  assignRoute(services),
  transferRoute(services),
];

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/assignments',
    summary: 'Postings of an area on a day, or of all days',
    tag: 'postings',
    permission: 'assignments.read',
    audit: 'none',
    query: z.object({ area: areaId, on: dayField.optional() }),
    answer: z.object({ assignments: z.array(posting) }),
    handler: async ({ person, query }) => ({
      assignments: await listPostings(services.db, query, reach(person, 'assignments.read')),
    }),
  });

const assignRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/assignments',
    summary: 'Post an officer to a village',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'written',
    body: z.object({
      officer: officerId,
      village: villageId,
      duty: z.enum(duties),
      lead: z.boolean().optional(),
      from: dayField,
      to: dayField.optional(),
    }),
    answer: taken,
    handler: (input) => assign(services, input.body, requestOf(input)),
  });

const transferRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/assignments/{id}/transfer',
    summary: 'Hand a posting over on a day: the old one ends the day before, the next begins',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'written',
    params: z.object({ id: z.uuid() }),
    body: z.object({
      on: dayField,
      officer: officerId.optional(),
      village: villageId.optional(),
      duty: z.enum(['resident', 'contact', 'auxiliary']).optional(),
      lead: z.boolean().optional(),
      to: dayField.optional(),
    }),
    answer: taken.extend({ closed: z.uuid() }),
    handler: (input) => transfer(services, input.params.id, input.body, requestOf(input)),
  });
