import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { caseKinds } from '../../domain/cases/fold.ts';
import { reachWithin } from '../../domain/people/permissions.ts';
import { fileDigest } from '../../domain/journal/fileReference.ts';
import { photoAnswer } from '../files/photoAnswer.ts';
import { reasonText } from '../journal/heldRoutes.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { readCase, reveal, revealPhoto } from './case.ts';
import { type Cursor, listCases } from './cases.ts';

const id = z.uuid().toLowerCase();

export const caseLine = z.object({
  id: z.uuid(),
  kind: z.enum(caseKinds),
  village: z.string(),
  title: z.string(),
  state: z.string(),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  dueProvisional: z.boolean(),
  overdue: z.boolean(),
  waitingFor: z.string().nullable(),
});

const cursor = z
  .string()
  .max(120)
  .transform((text, context): Cursor => {
    const [openedAt = '', last = ''] = Buffer.from(text, 'base64url').toString().split(' ');
    if (Number.isNaN(Date.parse(openedAt)) || !id.safeParse(last).success) context.addIssue('not_a_cursor');
    return { openedAt, id: last };
  });

const textOf = ({ openedAt, id: last }: Cursor): string => Buffer.from(`${openedAt} ${last}`).toString('base64url');

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/cases',
    summary: 'Cases of an area, the latest opened first; `state=open`: whatever still waits for someone',
    tag: 'cases',
    permission: 'cases.read',
    audit: 'cases.read',
    query: z.object({
      area: areaId,
      kind: z.enum(caseKinds).optional(),
      state: z.string().max(20).regex(/^\w+$/, 'bad_state').optional(),
      overdue: z.enum(['true', 'false']).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: cursor.optional(),
    }),
    answer: z.object({ cases: z.array(caseLine), next: z.string().optional() }),
    handler: async ({ person, language, query }) => {
      const { area, kind, state, overdue, limit } = query;
      const areas = reachWithin(person, 'cases.read', area);
      if (areas.length === 0) throw new Problem('not_found');
      const filter = { kind, state, overdue: overdue && overdue === 'true' };
      const page = { limit, after: query.cursor };
      const { cases, next } = await listCases(services, { person, language }, areas, filter, page);
      return { cases, ...(next && { next: textOf(next) }) };
    },
  });

const caseRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/cases/{id}',
    summary: 'A case with its entries, personal details masked',
    tag: 'cases',
    permission: 'cases.read',
    audit: 'case.read',
    params: z.object({ id }),
    answer: caseLine.extend({ entries: z.array(z.looseObject({ number: z.int(), digest: z.string() })) }),
    handler: async ({ person, language, params, audited }) => {
      const found = await readCase(services, { person, language }, params.id);
      audited({ village: found.village });
      return found as unknown as z.infer<typeof caseLine> & { entries: { number: number; digest: string }[] };
    },
  });

const revealRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/cases/{id}/reveal',
    summary: 'The personal details of one case, for a reason that is recorded first',
    tag: 'cases',
    permission: 'cases.reveal',
    audit: 'written',
    params: z.object({ id }),
    body: z.object({ reason: reasonText }),
    answer: z.object({
      details: z.array(z.object({ entry: z.uuid(), number: z.int(), details: z.unknown() })),
    }),
    handler: async ({ person, params, body, requestId }) => ({
      details: await reveal(services, person, params.id, { reason: body.reason, requestId }),
    }),
  });

const revealPhotoRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/cases/{id}/files/{sha256}/reveal',
    summary: 'One photo of one case, also a sealed one, for a reason that is recorded first',
    tag: 'cases',
    permission: 'cases.reveal',
    audit: 'written',
    params: z.object({ id, sha256: fileDigest }),
    body: z.object({ reason: reasonText }),
    answer: z.string(),
    answerType: 'image/*',
    handler: async ({ person, params, body, requestId }) => {
      const photo = await revealPhoto(services, person, params, { reason: body.reason, requestId });
      return photoAnswer({ ...photo, sha256: params.sha256 });
    },
  });

/** Cases: lists, one with its entries, and its personal details for a reason. */
export const caseRoutes = (services: Services): Route[] => [
  listRoute(services),
  caseRoute(services),
  revealRoute(services),
  revealPhotoRoute(services),
];
