import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { z } from '@hono/zod-openapi';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../../tests/support/server.ts';
import type { Services } from '../../services.ts';
import { logTo } from '../log.ts';
import { Problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { serveRoutes } from './serve.ts';

let server: TestServer;
let station: Caller;
let admin: Caller;
const lines: string[] = [];
const written = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
const log = logTo('info', written);

before(async () => {
  server = await testServer();
  station = await server.person([{ role: 'station', area: '341622101' }]);
  admin = await server.person([{ role: 'admin' }]);
});
after(() => server.stop());

const text = z.object({ said: z.string() });
const base = { summary: 'Try', tag: 'try', answer: text, method: 'post' } as const;
const thing = z.object({ name: z.string().max(5), inner: z.strictObject({ count: z.number() }).optional() });

const things = route({
  ...base,
  path: '/api/things/{id}',
  permission: 'held.decide',
  audit: 'written',
  params: z.object({ id: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().max(9).optional() }),
  body: thing,
  bodyLimit: 300,
  handler: async ({ body }) => ({ said: body.name }),
});
const fails = route({
  ...base,
  path: '/api/fails',
  permission: 'public',
  audit: 'written',
  handler: async () => {
    throw Object.assign(new Error('duplicate key "张三"'), { detail: 'Key (name)=(张三)', code: '23505' });
  },
});
const breaks = route({
  ...base,
  path: '/api/breaks',
  permission: 'public',
  audit: 'written',
  handler: async () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  },
});
const reads = route({
  ...base,
  method: 'get',
  path: '/api/reads/{id}',
  permission: 'held.read',
  audit: 'thing.read',
  params: z.object({ id: z.string() }),
  query: z.object({ village: z.string().optional(), area: z.string().optional() }),
  handler: async ({ params, audited }) => {
    if (params.id === 'none') throw new Problem('not_found');
    if (params.id === 'elsewhere') audited({ village: LUNAN, reason: 'asked' });
    return { said: 'x'.repeat(5000) };
  },
});

const app = (routes: Route[] = [things, fails, breaks, reads], changes: Partial<Services> = {}) =>
  serveRoutes({ ...server.services, log, ...changes }, routes);

interface Sent {
  as?: Caller;
  body?: unknown;
  raw?: string;
  method?: string;
  headers?: Record<string, string>;
}

async function send(
  path: string,
  { as, body = { name: 'a' }, raw, method = 'POST', headers = {} }: Sent = {},
  to = app(),
) {
  const response = await to.request(path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(as?.token === undefined ? {} : { authorization: `Bearer ${as.token}` }),
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body) }),
  });
  const answer = (await response.json()) as {
    code?: string;
    requestId?: string;
    issues?: { path: string; code: string; message: string }[];
  };
  return { status: response.status, headers: response.headers, answer };
}

const ID = '/api/things/019f0000-0000-7000-8000-000000000001';

const refusals: [string, () => Sent, string, number, string][] = [
  ['nobody signed in', () => ({}), ID, 401, 'sign_in_required'],
  ['a role that may not', () => ({ as: admin }), ID, 403, 'not_allowed'],
  [
    'a page of another site',
    () => ({ as: station, headers: { 'sec-fetch-site': 'cross-site' } }),
    ID,
    403,
    'not_allowed',
  ],
  ['no JSON', () => ({ as: station, raw: '{' }), ID, 400, 'malformed'],
  ['an empty body', () => ({ as: station, raw: '' }), ID, 400, 'malformed'],
  ['a form', () => ({ as: station, headers: { 'content-type': 'text/plain' } }), ID, 400, 'malformed'],
  ['too much', () => ({ as: station, body: { name: 'a'.repeat(400) } }), ID, 413, 'too_large'],
  ['too much without a length', () => ({ as: station, raw: `{"name":"${'a'.repeat(400)}"}` }), ID, 413, 'too_large'],
  ['an unknown path', () => ({ as: station }), '/api/none', 404, 'not_found'],
];
for (const [what, sent, path, status, code] of refusals) {
  test(`${what} is answered ${status} ${code}`, async () => {
    const { status: got, answer, headers } = await send(path, sent());
    assert.equal(got, status);
    assert.equal(answer.code, code);
    assert.equal(headers.get('content-type'), 'application/problem+json');
    assert.equal(headers.get('x-request-id'), answer.requestId);
  });
}

test('every fault of path, query and body is named at once', async () => {
  const body = { name: 'a\0', colour: 'red', inner: { count: 'x', more: 1 } };
  const { status, answer } = await send('/api/things/7?limit=x&page=2', { as: station, body });
  assert.equal(status, 422);
  const found = answer.issues?.map(({ path, code }) => `${path} ${code}`).toSorted();
  assert.deepEqual(found, [
    '/body unrecognized_keys',
    '/body/inner unrecognized_keys',
    '/body/inner/count invalid_type',
    '/body/name unstorable_text',
    '/path/id invalid_format',
    '/query unrecognized_keys',
    '/query/limit invalid_type',
  ]);
});

test('issues are in Chinese unless English is preferred', async () => {
  const messageIn = async (language: string) => {
    const { answer } = await send(ID, { as: station, body: {}, headers: { 'accept-language': language } });
    return answer.issues?.[0]?.message ?? '';
  };
  assert.match(await messageIn('zh-CN'), /[一-龥]/);
  assert.doesNotMatch(await messageIn('en-GB,en'), /[一-龥]/);
});

test('a fault of ours shows nothing of the inside, outside or in the log', async () => {
  lines.length = 0;
  const { status, answer } = await send('/api/fails');
  assert.equal(status, 500);
  assert.deepEqual(answer.issues, []);
  assert.doesNotMatch(JSON.stringify(answer), /张三|duplicate|23505/);
  const logged = lines.join('');
  assert.doesNotMatch(logged, /张三/);
  assert.match(logged, new RegExp(`"request":"${answer.requestId}".*"code":"23505"`));
});

test('a database that is away is answered 503, to be tried again', async () => {
  assert.equal((await send('/api/breaks')).status, 503);
});

test('logs name the pattern of a route, never what was asked', async () => {
  lines.length = 0;
  await send(`/api/reads/secret-id?village=${LUNAN}`, { as: station, method: 'GET' });
  assert.match(lines.join(''), /"route":"\/api\/reads\/\{id\}"/);
  assert.doesNotMatch(lines.join(''), new RegExp(`secret-id|${LUNAN}`));
});

const auditOf = (action: string) =>
  server.services.db
    .selectFrom('audit')
    .select(['account', 'village', 'target', 'reason', 'request'])
    .where('action', '=', action)
    .execute();

test('a reading is in the audit log before it is answered, with what the handler adds', async () => {
  const { answer, headers } = await send('/api/reads/elsewhere', { as: station, method: 'GET' });
  assert.ok(answer);
  const rows = (await auditOf('thing.read')).filter(({ target }) => target === 'elsewhere');
  const request = headers.get('x-request-id');
  assert.deepEqual(rows, [{ account: station.id, village: LUNAN, target: 'elsewhere', reason: 'asked', request }]);
});

test('a reading by area is in the audit log with the area', async () => {
  await send('/api/reads/byArea?area=341622101', { as: station, method: 'GET' });
  const rows = (await auditOf('thing.read')).filter(({ target }) => target === 'byArea');
  assert.deepEqual(
    rows.map(({ village }) => village),
    ['341622101'],
  );
});

test('nothing is answered when the reading cannot be recorded', async () => {
  const audit = { record: () => Promise.reject(new Error('log full')) } as unknown as Services['audit'];
  const { status, answer } = await send('/api/reads/1', { as: station, method: 'GET' }, app([reads], { audit }));
  assert.equal(status, 500);
  assert.equal(answer.code, 'fault');
});

test('what was not found is no reading', async () => {
  const before = (await auditOf('thing.read')).length;
  assert.equal((await send('/api/reads/none', { as: station, method: 'GET' })).status, 404);
  assert.equal((await auditOf('thing.read')).length, before);
});

test('answers of the API are not cached, not framed, not sniffed, and compressed when long', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  const long = await app().request('/api/reads/1', {
    headers: { ...headers, authorization: `Bearer ${station.token}` },
  });
  assert.equal(long.headers.get('cache-control'), 'no-store');
  assert.equal(long.headers.get('x-frame-options'), 'DENY');
  assert.equal(long.headers.get('x-content-type-options'), 'nosniff');
  assert.match(long.headers.get('content-security-policy') ?? '', /default-src 'self'/);
  assert.equal(long.headers.get('content-encoding'), 'gzip');
});

const undeclared: [string, object][] = [
  ['an operation that is not in the table', { permission: 'things.do' }],
  ['no permission', { permission: undefined }],
  ['no audit', { audit: undefined }],
  ['a change that records nothing', { audit: 'none' }],
  ['a path without a schema', { params: undefined }],
];
for (const [what, changes] of undeclared) {
  test(`a route with ${what} does not start`, () => {
    assert.throws(() => app([{ ...things, ...changes } as Route]), /\/api\/things/);
  });
}

test('two routes of one method and path do not start', () => {
  assert.throws(() => app([reads, { ...reads }]), /declared twice/);
});

interface Document {
  paths: Record<
    string,
    {
      post: {
        requestBody: { content: Record<string, { schema: { additionalProperties: boolean } }> };
        parameters: { name: string }[];
      };
    }
  >;
}

test('a route stands in the OpenAPI document with its schemas, closed to unknown keys', async () => {
  const { answer } = await send('/openapi.json', { method: 'GET' });
  const operation = (answer as unknown as Document).paths['/api/things/{id}']?.post;
  assert.equal(operation?.requestBody.content['application/json']?.schema.additionalProperties, false);
  assert.deepEqual(
    operation?.parameters.map(({ name }) => name),
    ['id', 'limit'],
  );
});

test('metrics are not for callers from outside', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${server.address}/metrics`, { headers });
  assert.match(await (await ask({})).text(), /village_beat_request_seconds_bucket/);
  assert.equal((await ask({ 'x-forwarded-for': '203.0.113.5' })).status, 404);
});
