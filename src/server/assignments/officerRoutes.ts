import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { phone } from '../../domain/imports/cells.ts';
import { faultWords } from '../../domain/imports/fault.ts';
import { duties } from '../../domain/people/assignments.ts';
import { reachWithin } from '../../domain/people/permissions.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { changeOfficer } from './changeOfficer.ts';
import { listOfficers } from './officers.ts';

const named = z.object({ id: z.string(), name: z.string() });
const grade = z.enum(['police', 'auxiliary']);
const words = (max: number) => z.string().trim().min(1).max(max);

const officer = z.object({
  id: z.uuid(),
  badge: z.string(),
  name: z.string(),
  workPhone: z.string().nullable(),
  unit: z.string().nullable(),
  grade,
  leftOn: z.iso.date().nullable(),
  canSignIn: z.boolean(),
  postings: z.array(
    z.object({
      id: z.uuid(),
      village: named,
      duty: z.enum(duties),
      lead: z.boolean(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
  ),
});

/** Officers as those who post them and those who keep their data see them: work data only. */
export const officerRoutes = (services: Services): Route[] => [listRoute(services), changeRoute(services)];

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/officers',
    summary: 'Officers the asker has to do with, by badge number, with their postings of a day',
    tag: 'postings',
    permission: 'officers.read',
    audit: 'none',
    query: z.object({
      area: areaId.optional(),
      on: dayField.optional(),
      unit: words(100).optional(),
      badge: words(32).optional().openapi({ description: 'The whole badge number of someone posted elsewhere.' }),
      posted: z.enum(['yes', 'no']).optional(),
      limit: z.coerce.number().int().min(1).max(20_000).default(2000),
      after: z.string().max(32).optional().openapi({ description: 'Badge number to go on after.' }),
    }),
    answer: z.object({ officers: z.array(officer), next: z.string().optional() }),
    handler: ({ person, query: { area, on, ...query } }) => {
      const areas = area === undefined ? undefined : reachWithin(person, 'officers.read', area);
      if (areas?.length === 0) throw new Problem('not_found');
      return listOfficers(services.db, person, { ...query, areas, on: on ?? dayOf(services.clock.journalNow()) });
    },
  });

const changeRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/officers/{id}',
    summary: "Change an officer's name, work phone, unit or grade, or say since when they are no longer there",
    tag: 'postings',
    permission: 'officers.write',
    audit: 'written',
    params: z.object({ id: z.uuid() }),
    body: z
      .strictObject({
        name: words(60).optional(),
        workPhone: phone.nullable().optional(),
        unit: words(100).nullable().optional(),
        grade: grade.optional(),
        leftOn: dayField.nullable().optional(),
      })
      .refine((body) => Object.keys(body).length > 0, { params: faultWords.no_change }),
    answer: z.object({ id: z.uuid(), ended: z.int() }),
    handler: (input) => changeOfficer(services, input.params.id, input.body, input),
  });
