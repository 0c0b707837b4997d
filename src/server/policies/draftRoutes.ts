import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { dayField } from '../../domain/calendar/day.ts';
import { checkPolicy } from '../../domain/duties/policy.ts';
import { reachWithin, reaches } from '../../domain/people/permissions.ts';
import { lineOf } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { areaOfDraft, draftsIn, dropDraft, keepDraft } from './drafts.ts';
import { by, inArea, thresholds } from './schemas.ts';

const PATH = '/api/policies/drafts/{id}';
const params = z.object({ id: z.uuid().toLowerCase() });
const issue = z.object({ path: z.string(), code: z.string(), message: z.string() });
const draft = z.object({
  id: z.uuid(),
  area: z.string(),
  name: z.string(),
  policy: z.unknown(),
  thresholds,
  from: z.string().nullable(),
  revision: z.int(),
  changedAt: z.string(),
  by,
});

const listRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/policies/drafts',
    summary: 'Changes of policy that are being prepared for an area and what lies below it',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'none',
    query: inArea,
    answer: z.object({ drafts: z.array(draft) }),
    handler: async ({ person, query: { area } }) => {
      const reached = reachWithin(person, 'policies.write', area);
      if (reached.length === 0) throw new Problem('not_found');
      return { drafts: await draftsIn(db, reached) };
    },
  });

const keepRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: PATH,
    summary: 'Keep a draft, with whatever faults it still has; every one is named in the answer',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    params,
    body: z.strictObject({
      area: areaId,
      from: dayField.nullable(),
      policy: z.looseObject({}),
      thresholds,
      /** The revision that was changed; 0: a new draft. */
      revision: z.int().min(0).max(1_000_000),
    }),
    answer: z.object({ revision: z.int(), issues: z.array(issue) }),
    handler: async ({ person, params: { id }, body, requestId, language }) => {
      if (!reaches(person, 'policies.write', body.area)) throw new Problem('not_found');
      await refuseUnknownArea(services, body.area);
      const line = lineOf(person, requestId, { action: 'policy.draft', village: body.area, target: id });
      const revision = await keepDraft(services, { id, ...body }, { officer: person.id, line });
      return { revision, issues: checkPolicy(body.policy, language, '/policy').issues ?? [] };
    },
  });

const dropRoute = (services: Services): Route =>
  route({
    method: 'delete',
    path: PATH,
    summary: 'Drop a draft',
    tag: 'policies',
    permission: 'policies.write',
    audit: 'written',
    params,
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, params: { id }, requestId }) => {
      const area = await areaOfDraft(services.db, id);
      if (area === undefined || !reaches(person, 'policies.write', area)) throw new Problem('not_found');
      await dropDraft(
        services,
        id,
        lineOf(person, requestId, { action: 'policy.dropDraft', village: area, target: id }),
      );
      return { id };
    },
  });

/** A reach may begin above what exists. */
export async function refuseUnknownArea({ db }: Services, area: string): Promise<void> {
  const known = await db.selectFrom('area').select('id').where('id', '=', area).executeTakeFirst();
  if (!known) throw new Problem('not_found');
}

/** Drafts: a change of policy can be left and resumed. */
export const draftRoutes = (services: Services): Route[] => [
  listRoute(services),
  keepRoute(services),
  dropRoute(services),
];
