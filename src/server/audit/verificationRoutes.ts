import { z } from '@hono/zod-openapi';
import { areaId } from '../../domain/areas/id.ts';
import { badJournal, brokenLog, keysOf } from '../../domain/journal/verified.ts';
import { headKey } from '../journal/headKey.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { lineOf } from './audit.ts';
import { keyDigest, type ProofDocument } from './proof.ts';
import { proofPage } from './proofPage.ts';
import { listVerifications, readVerification } from './readVerification.ts';
import { askVerification, cancelVerification } from './verification.ts';

const TAG = 'audit';
const PATH = '/api/audit/verifications';
const byId = z.strictObject({ id: z.uuid() });
const named = z.object({ id: z.string(), name: z.string() });

const verification = z.object({
  id: z.uuid(),
  area: named.nullable().openapi({ description: 'Journals below it; null: all.' }),
  log: z.boolean().openapi({ description: 'Whether the audit log is checked, too.' }),
  askedBy: z.object({ badge: z.string(), name: z.string() }).nullable(),
  askedAt: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  done: z.int(),
  of: z.int(),
  intact: z.boolean().nullable(),
});
const found = z.object({
  journals: z.object({
    villages: z.int(),
    entries: z.int(),
    erased: z.int(),
    bad: z.array(
      z.object({
        village: z.string(),
        name: z.string().nullable(),
        number: z.int(),
        why: z.enum(keysOf(badJournal)),
      }),
    ),
  }),
  log: z
    .object({
      seals: z.int(),
      lines: z.int(),
      erased: z.int(),
      firstBroken: z.object({ seal: z.int(), why: z.enum(keysOf(brokenLog)) }).nullable(),
    })
    .nullable(),
  signedHeads: z.object({ lines: z.int(), last: z.string().nullable(), faultAt: z.int().nullable() }),
});

/** Checking that nothing was altered or lost: begun, watched, stopped, and proved by a signed document. */
export const verificationRoutes = (services: Services): Route[] => [
  askRoute(services),
  listRoute(services),
  readRoute(services),
  cancelRoute(services),
  proofRoute(services),
];

const askRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: PATH,
    summary: 'Check journals and audit log against what was signed; goes on by itself',
    tag: TAG,
    permission: 'audit.verify',
    audit: 'written',
    body: z.strictObject({ area: areaId.optional(), log: z.boolean().default(true) }),
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, body, requestId }) => {
      const { area = '', log } = body;
      if (area !== '') await refuseUnknown(services, area);
      const line = (target: string) =>
        lineOf(person, requestId, { action: 'audit.verify', village: body.area, target });
      return { id: await askVerification(services, { area, log, by: person.id }, line) };
    },
  });

async function refuseUnknown({ db }: Services, area: string): Promise<void> {
  const known = await db.selectFrom('area').select('id').where('id', '=', area).executeTakeFirst();
  if (known) return;
  const message = { zh: `没有这个区域:${area}`, en: `There is no such area: ${area}.` };
  throw new Problem('invalid', [{ path: '/body/area', code: 'unknown_area', message }]);
}

const listRoute = ({ db, settings }: Services): Route =>
  route({
    method: 'get',
    path: PATH,
    summary: 'Verifications, newest first, and the digest of the key that signs their proofs',
    tag: TAG,
    permission: 'audit.verify',
    audit: 'none',
    query: z.strictObject({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    answer: z.object({ verifications: z.array(verification), next: z.string().optional(), keyDigest: z.string() }),
    handler: async ({ query }) => {
      const rows = await listVerifications(db, query);
      const verifications = rows.slice(0, query.limit);
      return {
        verifications,
        next: rows.length > query.limit ? verifications.at(-1)?.id : undefined,
        keyDigest: keyDigest(headKey(settings.dataDir).publicKey),
      };
    },
  });

const readRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'One verification: how far it is, what it found so far',
    tag: TAG,
    permission: 'audit.verify',
    audit: 'none',
    params: byId,
    answer: verification.extend({ found }),
    handler: async ({ params }) => {
      const read = await readVerification(db, params.id);
      if (read === undefined) throw new Problem('not_found');
      return read;
    },
  });

const cancelRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: `${PATH}/{id}/cancel`,
    summary: 'Stop a verification',
    tag: TAG,
    permission: 'audit.verify',
    audit: 'written',
    params: byId,
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, params, requestId }) => {
      const line = lineOf(person, requestId, { action: 'audit.cancel', target: params.id });
      if (!(await cancelVerification(services, params.id, line))) throw new Problem('not_found');
      return { id: params.id };
    },
  });

const proofRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: `${PATH}/{id}/proof`,
    summary: 'The signed proof of a verification that has ended: JSON, or a page to read and print that carries it',
    tag: TAG,
    permission: 'audit.verify',
    audit: 'audit.prove',
    params: byId,
    query: z.strictObject({ form: z.enum(['json', 'page']).default('json'), lang: z.enum(['zh', 'en']).optional() }),
    answer: z.string(),
    answerType: 'application/octet-stream',
    handler: async ({ params, query, language }) => {
      const row = await db.selectFrom('verification').select('proof').where('id', '=', params.id).executeTakeFirst();
      if (row?.proof == null) throw new Problem('not_found');
      const name = `village-beat-proof-${params.id}`;
      if (query.form === 'json') return download(row.proof, `${name}.json`, 'application/json');
      const page = await proofPage(JSON.parse(row.proof) as ProofDocument, query.lang ?? language);
      return download(page, `${name}.html`, 'text/html; charset=utf-8');
    },
  });

const download = (body: string, name: string, type: string): Response =>
  new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } });
