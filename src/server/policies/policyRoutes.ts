import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dutyIds } from '../../domain/duties/duty.ts';
import { reachWithin, reaches } from '../../domain/people/permissions.ts';
import { lineOf } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { applyPolicy, checkedPolicy } from './apply.ts';
import { changesIn } from './changes.ts';
import { consequenceOf } from './consequence.ts';
import { draftRoutes } from './draftRoutes.ts';
import { forcesIn, versionsOf } from './forces.ts';
import { rehearsalRoutes } from './rehearsalRoutes.ts';
import { by, checkThresholds, inArea, threshold, thresholds, version } from './schemas.ts';
import { setThreshold, thresholdsIn } from './thresholds.ts';

const force = z.object({
  area: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  policy: z.unknown(),
});
const change = z.object({
  at: z.string(),
  by,
  area: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  policy: version.nullable(),
  duty: z.enum(dutyIds).nullable(),
  threshold: z.int().nullable(),
});

const forcesRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/policies',
    summary: 'Policies in force for an area, its ancestors and what lies below it, at any time, and who changed what',
    tag: 'policies',
    permission: 'policies.read',
    audit: 'none',
    query: inArea,
    answer: z.object({
      forces: z.array(force),
      thresholds: z.array(threshold.extend({ name: z.string() })),
      /** Every version that is or was in force there, whole. */
      versions: z.array(z.object({ policy: z.unknown(), appliedAt: z.string(), by })),
      changes: z.array(change),
    }),
    handler: async ({ person, query: { area } }) => {
      const reached = reachWithin(person, 'policies.read', area);
      if (reached.length === 0) throw new Problem('not_found');
      const forces = await forcesIn(db, reached);
      const changes = await changesIn(db, reached);
      const named = [...forces.map(({ policy }) => policy), ...changes.flatMap(({ policy }) => policy ?? [])];
      return { forces, thresholds: await thresholdsIn(db, reached), versions: await versionsOf(db, named), changes };
    },
  });

const applyRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/policies',
    summary: 'Put a policy in force for an area from a day on; what was in force there ends the day before',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    body: z.strictObject({
      area: areaId,
      from: dayField,
      to: dayField.optional(),
      policy: z.unknown(),
      /** Villages' own thresholds that go with it. */
      thresholds: thresholds.optional(),
      /** The draft it was made from, which is dropped. */
      draft: z.uuid().optional(),
    }),
    answer: version,
    handler: async ({ person, body, requestId, language }) => {
      const { area, from, to, draft } = body;
      if (!reaches(person, 'policies.write', area)) throw new Problem('not_found');
      const policy = checkedPolicy(body.policy, '/body/policy', language);
      await checkThresholds(services.db, area, body.thresholds ?? []);
      const target = `${policy.id} ${policy.version} ${area}`;
      const line = lineOf(person, requestId, { action: 'policy.apply', target });
      const application = { policy, force: { area, from, to }, thresholds: body.thresholds, draft };
      await applyPolicy(services, application, { officer: person.id, line });
      return { id: policy.id, version: policy.version };
    },
  });

const consequenceRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/policies/consequence',
    summary: 'What putting a policy in force for an area from a day on would touch',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'none',
    query: z.strictObject({ area: areaId, from: dayField }),
    answer: z.object({
      villages: z.int(),
      firstMonth: z.string(),
      closed: z.array(z.object({ month: z.string(), villages: z.int() })),
      own: z.array(z.object({ area: z.string(), name: z.string(), from: z.string(), policy: version })),
    }),
    handler: async ({ person, query: { area, from } }) => {
      if (!reaches(person, 'policies.write', area)) throw new Problem('not_found');
      return consequenceOf(db, area, from);
    },
  });

const thresholdRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/thresholds',
    summary: "Set a village's own threshold for a duty, for some months",
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    body: threshold,
    answer: threshold,
    handler: async ({ person, body, requestId }) => {
      if (!reaches(person, 'policies.write', body.village)) throw new Problem('not_found');
      const line = lineOf(person, requestId, { action: 'threshold.set', village: body.village, target: body.duty });
      await setThreshold(services, body, { officer: person.id, line });
      return body;
    },
  });

/** Policies (工作要求): what is in force where and since when, preparing another, trying it out, and putting it in force. */
export const policyRoutes = (services: Services): Route[] => [
  forcesRoute(services),
  applyRoute(services),
  consequenceRoute(services),
  thresholdRoute(services),
  ...draftRoutes(services),
  ...rehearsalRoutes(services),
];
