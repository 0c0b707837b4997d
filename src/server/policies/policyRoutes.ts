import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { dutyIds } from '../../domain/duties/duty.ts';
import { month } from '../../domain/journal/kind.ts';
import { reachWithin, reaches } from '../../domain/people/permissions.ts';
import { lineOf } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import { forcesFor } from '../scorecards/inputs.ts';
import type { Services } from '../services.ts';
import { applyPolicy, checkedPolicy } from './apply.ts';
import { setThreshold, thresholdsIn } from './thresholds.ts';

const force = z.object({ area: z.string(), from: z.string(), to: z.string().nullable(), policy: z.unknown() });
const threshold = z.strictObject({
  village: villageId,
  duty: z.enum(dutyIds),
  fromMonth: month,
  toMonth: month.nullable().optional(),
  threshold: z.int().min(0).max(1000),
});

const forcesRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/policies',
    summary: 'Policies in force for an area, its ancestors and what lies below it, at any time',
    tag: 'policies',
    permission: 'policies.read',
    audit: 'none',
    query: z.strictObject({ area: areaId }),
    answer: z.object({ forces: z.array(force), thresholds: z.array(threshold) }),
    handler: async ({ person, query: { area } }) => {
      const reached = reachWithin(person, 'policies.read', area);
      if (reached.length === 0) throw new Problem('not_found');
      const concerns = (other: string) => reached.some((own) => other.startsWith(own) || own.startsWith(other));
      const forces = (await forcesFor(services.db)).filter((row) => concerns(row.area));
      return {
        forces: forces.map(({ document, ...row }) => ({ ...row, policy: document })),
        thresholds: await thresholdsIn(services.db, reached),
      };
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
    body: z.strictObject({ area: areaId, from: dayField, to: dayField.optional(), policy: z.unknown() }),
    answer: z.object({ id: z.string(), version: z.int() }),
    handler: async ({ person, body, requestId }) => {
      if (!reaches(person, 'policies.write', body.area)) throw new Problem('not_found');
      const policy = checkedPolicy(body.policy, '/body/policy');
      const target = `${policy.id} ${policy.version} ${body.area}`;
      const line = lineOf(person, requestId, { action: 'policy.apply', target });
      await applyPolicy(services, policy, body, { officer: person.id, line });
      return { id: policy.id, version: policy.version };
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

/** Policies (工作要求): what is in force where and since when, and putting another in force. */
export const policyRoutes = (services: Services): Route[] => [
  forcesRoute(services),
  applyRoute(services),
  thresholdRoute(services),
];
