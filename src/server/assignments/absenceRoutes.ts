import { z } from '@hono/zod-openapi';
import { dayField } from '../../domain/calendar/day.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { absenceKinds, absenceStates } from '../../domain/people/absences.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { absenceOf } from './absences.ts';
import { decideAbsence, listAbsences, recordAbsence } from './decideAbsence.ts';

const TAG = 'postings';
const who = z.object({ id: z.uuid(), badge: z.string(), name: z.string() }).nullable();
const answer = z.object({ id: z.uuid(), state: z.enum(absenceStates) });
const unit = z.string().trim().min(1).max(100);

/** Absences: who is away, and who stands in. */
export const absenceRoutes = (services: Services): Route[] => [
  listRoute(services),
  recordRoute(services),
  decideRoute(services),
];

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/absences',
    summary: "Absences of a unit's officers, or of those posted in the bureau's area",
    tag: TAG,
    permission: 'absences.read',
    audit: 'none',
    query: z.object({ state: z.enum(absenceStates).optional() }),
    answer: z.object({
      absences: z.array(
        z.object({
          id: z.uuid(),
          officer: who,
          unit: z.string().nullable(),
          from: z.iso.date(),
          to: z.iso.date(),
          kind: z.enum(absenceKinds),
          substitute: who,
          state: z.enum(absenceStates),
          reason: z.string().nullable(),
        }),
      ),
    }),
    handler: async ({ person, query }) => ({ absences: await listAbsences(services.db, person, query.state) }),
  });

const recordRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/absences',
    summary: "Record an absence (bureau), or propose one of the unit's own officers (unit)",
    tag: TAG,
    permission: 'absences.propose',
    audit: 'written',
    body: z
      .strictObject({
        officer: officerId.optional(),
        unit: unit.optional(),
        from: dayField,
        to: dayField,
        kind: z.enum(absenceKinds),
        substitute: officerId.optional(),
      })
      .refine((body) => (body.officer === undefined) !== (body.unit === undefined), 'either an officer or a unit'),
    answer,
    handler: (input) => recordAbsence(services, absenceOf({ ...input.body, state: 'proposed' }), input),
  });

const decideRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/absences/{id}/decision',
    summary: 'Approve or decline a proposed absence; never an own one',
    tag: TAG,
    permission: 'absences.decide',
    audit: 'written',
    params: z.object({ id: z.uuid() }),
    body: z.object({ decision: z.enum(['approve', 'decline']), reason: z.string().trim().min(1).max(200).optional() }),
    answer,
    handler: (input) => decideAbsence(services, input.params.id, input.body, input),
  });
