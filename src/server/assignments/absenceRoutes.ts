import { z } from '@hono/zod-openapi';
import { villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { faultWords } from '../../domain/imports/fault.ts';
import { officerId } from '../../domain/journal/kind.ts';
import { absenceKinds, absenceStates } from '../../domain/people/absences.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { absenceOf } from './absences.ts';
import { changeAbsence, withdrawAbsence } from './changeAbsence.ts';
import { decideAbsence, recordAbsence } from './decideAbsence.ts';
import { listAbsences } from './listAbsences.ts';

const TAG = 'postings';
const who = z.object({ id: z.uuid(), badge: z.string(), name: z.string() }).nullable();
const answer = z.object({ id: z.uuid(), state: z.enum(absenceStates) });
const byId = z.object({ id: z.uuid() });
const reason = z.string().trim().min(1).max(200);
const unit = z.string().trim().min(1).max(100);
/** Who stands in where, when it is not the one substitute everywhere. */
const substitutes = z.array(z.strictObject({ village: villageId, officer: officerId })).max(500);
const byVillage = (named: z.infer<typeof substitutes>) =>
  Object.fromEntries(named.map(({ village, officer }) => [village, officer]));

/** Absences: who is away, and who stands in. */
export const absenceRoutes = (services: Services): Route[] => [
  listRoute(services),
  recordRoute(services),
  decideRoute(services),
  changeRoute(services),
  withdrawRoute(services),
];

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/absences',
    summary: "Absences of a unit's officers, or of those posted in the bureau's area",
    tag: TAG,
    permission: 'absences.read',
    audit: 'none',
    query: z.object({
      state: z.enum(absenceStates).optional(),
      from: dayField.optional(),
      to: dayField.optional(),
    }),
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
          proposedBy: who,
          decidedBy: who,
          createdAt: z.string(),
          villages: z.array(z.object({ id: z.string(), name: z.string(), substitute: who })),
          own: z.boolean(),
        }),
      ),
    }),
    handler: async ({ person, query }) => ({ absences: await listAbsences(services.db, person, query) }),
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
        substitutes: substitutes.default([]),
      })
      .refine((body) => (body.officer === undefined) !== (body.unit === undefined), {
        params: faultWords.officer_or_unit,
      }),
    answer,
    handler: (input) => {
      const wanted = { ...input.body, substitutes: byVillage(input.body.substitutes), state: 'proposed' as const };
      return recordAbsence(services, absenceOf(wanted), input);
    },
  });

const decideRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/absences/{id}/decision',
    summary: 'Approve or decline a proposed absence; never an own one',
    tag: TAG,
    permission: 'absences.decide',
    audit: 'written',
    params: byId,
    body: z.object({ decision: z.enum(['approve', 'decline']), reason: reason.optional() }),
    answer,
    handler: (input) => decideAbsence(services, input.params.id, input.body, input),
  });

const changeRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/absences/{id}',
    summary: 'End an absence earlier or later, or name another substitute; never an own one',
    tag: TAG,
    permission: 'absences.decide',
    audit: 'written',
    params: byId,
    body: z
      .strictObject({
        to: dayField.optional(),
        substitute: officerId.nullable().optional(),
        substitutes: substitutes.optional(),
      })
      .refine((body) => Object.keys(body).length > 0, { params: faultWords.no_change }),
    answer,
    handler: (input) => {
      const { substitutes: named, ...change } = input.body;
      const whole = { ...change, ...(named && { substitutes: byVillage(named) }) };
      return changeAbsence(services, input.params.id, whole, input);
    },
  });

const withdrawRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/absences/{id}/withdrawal',
    summary: 'Take back an own proposal, or an absence that has not begun or was recorded today',
    tag: TAG,
    permission: 'absences.propose',
    audit: 'written',
    params: byId,
    body: z.strictObject({ reason: reason.optional() }),
    answer,
    handler: (input) => withdrawAbsence(services, input.params.id, input.body.reason, input),
  });
