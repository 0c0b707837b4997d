import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { faultWords } from '../../domain/imports/fault.ts';
import { duties } from '../../domain/people/assignments.ts';
import { reach } from '../../domain/people/permissions.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { assign, type Request, transfer } from './assign.ts';
import { changePosting, takeBack } from './changePosting.ts';
import { gapsOn } from './gaps.ts';
import { listPostings } from './listPostings.ts';

const issue = z.object({ path: z.string(), code: z.string(), message: z.string() });
const taken = z.object({ id: z.uuid(), warnings: z.array(issue) });

const named = z.object({ id: z.string(), name: z.string() });
const officer = z.object({ id: z.uuid(), badge: z.string(), name: z.string() });
const byId = z.object({ id: z.uuid() });

const posting = z.object({
  id: z.uuid(),
  officer: officer.extend({
    unit: z.string().nullable(),
    workPhone: z.string().nullable(),
    grade: z.enum(['police', 'auxiliary']),
  }),
  village: named,
  duty: z.enum(duties),
  lead: z.boolean(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  absence: z.uuid().nullable(),
  removable: z.boolean(),
});

/** What a hand-over may change beside its day. */
const transferred = z.object({
  on: dayField,
  officer: officerId.optional(),
  village: villageId.optional(),
  duty: z.enum(['resident', 'contact', 'auxiliary']).optional(),
  lead: z.boolean().optional(),
  to: dayField.optional(),
});

export const requestOf = ({ person, requestId, language }: Asking): Request => ({
  ...{ person, requestId, language },
  within: reach(person, 'assignments.write'),
});

/** Postings: who answers for which village, from when to when. */
export const assignmentRoutes = (services: Services): Route[] => [
  listRoute(services),
  gapsRoute(services),
  assignRoute(services),
  changeRoute(services),
  takeBackRoute(services),
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
    query: z.object({
      area: areaId,
      on: dayField.optional(),
      officer: officerId.optional(),
      duty: z.enum(duties).optional(),
      limit: z.coerce.number().int().min(1).max(20_000).default(5000),
      after: z.uuid().optional().openapi({ description: 'The posting to go on after.' }),
    }),
    answer: z.object({ assignments: z.array(posting), next: z.uuid().optional() }),
    handler: ({ person, query }) => listPostings(services, query, reach(person, 'assignments.read')),
  });

const gapsRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/assignments/gaps',
    summary: 'Villages of an area that have no lead on a day: since when, who was the last, who comes',
    tag: 'postings',
    permission: 'assignments.read',
    audit: 'none',
    query: z.object({ area: areaId, on: dayField.optional() }),
    answer: z.object({
      on: z.iso.date(),
      villages: z.array(
        z.object({
          village: named,
          township: named.nullable(),
          station: named.nullable(),
          since: z.iso.date().nullable(),
          last: z.object({ officer, to: z.iso.date() }).nullable(),
          next: z.object({ officer, from: z.iso.date() }).nullable(),
          others: z.int(),
        }),
      ),
    }),
    handler: async ({ person, query }) => {
      const on = query.on ?? dayOf(services.clock.journalNow());
      const within = reach(person, 'assignments.read');
      return { on, villages: await gapsOn(services.db, { area: query.area, on }, within) };
    },
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

const changeRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/assignments/{id}',
    summary: 'End a posting, open an ended one again (`to: null`), or mend its days and whether the board names it',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'written',
    params: byId,
    body: z
      .strictObject({ from: dayField.optional(), to: dayField.nullable().optional(), lead: z.boolean().optional() })
      .refine((body) => Object.keys(body).length > 0, { params: faultWords.no_change }),
    answer: taken,
    handler: (input) => changePosting(services, input.params.id, input.body, requestOf(input)),
  });

const takeBackRoute = (services: Services): Route =>
  route({
    method: 'delete',
    path: '/api/assignments/{id}',
    summary: 'Take back a posting that has not begun, or was entered today; any other is ended instead',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'written',
    params: byId,
    answer: z.object({ id: z.uuid() }),
    handler: (input) => takeBack(services, input.params.id, requestOf(input)),
  });

const transferRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/assignments/{id}/transfer',
    summary: 'Hand a posting over on a day: the old one ends the day before, the next begins',
    tag: 'postings',
    permission: 'assignments.write',
    audit: 'written',
    params: byId,
    body: transferred,
    answer: taken.extend({ closed: z.uuid() }),
    handler: (input) => transfer(services, input.params.id, input.body, requestOf(input)),
  });
