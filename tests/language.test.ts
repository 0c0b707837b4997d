import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Language } from '../src/domain/language/sentences.ts';
import { type Operation, operationsOf } from './support/fuzz.ts';
import { wrongAtTop, wrongs, wrongThroughout } from './support/faulty.ts';
import { filled } from './support/hostileRequests.ts';
import { sentencesIn, unplain } from './support/plainWords.ts';
import { type Answer, type Caller, LUNAN, type TestServer, testServer } from './support/server.ts';

// What a refusal says is said in the caller's language: no English sentence for a Chinese reader, no Chinese for an English one.
const languages: Language[] = ['zh', 'en'];
const server: TestServer = await testServer();
const admin = await server.person([{ role: 'admin' }]);
const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
const auditor = await server.person([{ role: 'auditor' }]);
const document = (await server.nobody.get('/openapi.json')).body;
const operations = operationsOf(document);
const people = [bureau, admin, auditor, ...(await others())];

/** So that every operation is open to somebody. */
async function others(): Promise<Caller[]> {
  const worker = await server.person([{ role: 'officer' }, { role: 'station', area: '341622101' }]);
  await server.post(worker, LUNAN);
  return [worker, await server.person([{ role: 'unit', area: '法制大队' }])];
}
after(() => server.stop());

type Refused = [who: () => Caller, method: string, path: string, body?: unknown];
const NOBODY = '00000000-0000-7000-8000-000000000000';
const file = { name: 'x.xlsx', content: Buffer.from('PK\u0003\u0004 nothing').toString('base64') };

const refusals: Record<string, Refused> = {
  'a month of a wrong shape': [() => bureau, 'GET', '/api/scorecards?area=3416&month=2026-13'],
  'an area of a wrong shape': [() => bureau, 'GET', '/api/scorecards?area=34a&month=2026-11'],
  'a village of a wrong shape': [() => bureau, 'GET', '/api/diary?village=34'],
  'a page that is none': [() => bureau, 'GET', '/api/scorecards?area=3416&month=2026-11&cursor=x'],
  'numbers of a wrong shape': [() => bureau, 'GET', `/api/diary?village=${LUNAN}&numbers=a`],
  'a figure that is none': [() => bureau, 'GET', '/api/reports/behind?area=3416&month=2026-11&figure=x'],
  'a year to come': [() => bureau, 'GET', `/api/binders?village=${LUNAN}&year=2098`],
  'a day of another century': [() => bureau, 'GET', '/api/assignments/gaps?area=3416&on=1800-01-01'],
  'a text that cannot be stored': [() => bureau, 'GET', '/api/area-search?spelling=%00'],
  'nothing to change': [() => bureau, 'PUT', `/api/assignments/${NOBODY}`, {}],
  'neither officer nor unit': [
    () => bureau,
    'POST',
    '/api/absences',
    { from: '2026-11-01', to: '2026-11-02', kind: 'leave' },
  ],
  'a policy that is none': [() => bureau, 'POST', '/api/policies', { area: '3416', from: '2026-12-01', policy: {} }],
  'an unknown area to verify': [() => auditor, 'POST', '/api/audit/verifications', { area: '99' }],
  'an import of nothing': [() => admin, 'POST', '/api/imports/officers', {}],
  'roles that exclude each other': [
    () => admin,
    'POST',
    '/api/officers',
    {
      badge: 'n.1',
      name: '甲',
      roles: [{ role: 'admin' }, { role: 'auditor' }, { role: 'station' }, { role: 'bureau', area: '99' }],
      password: '12345',
    },
  ],
  'a file that cannot be opened': [() => admin, 'POST', '/api/imports/officers', { files: [file] }],
  'a receiver that may not be told': [
    () => admin,
    'POST',
    '/api/settings/webhooks',
    { name: 'x', kind: 'generic', url: 'http://a.example/', area: '99', events: ['held.waiting'] },
  ],
};

for (const [what, [who, method, path, body]] of Object.entries(refusals)) {
  test(`${what} is told in the caller's language`, async () => {
    for (const language of languages) {
      const answer = await who().ask(method, path, body, { 'accept-language': language });
      assert.equal(answer.status, 422);
      assert.ok(answer.body.issues.length > 0);
      assert.deepEqual(faultsOf(answer, language), []);
    }
  });
}

/** Names that a sentence may repeat: of parameters and fields. */
const names = new Set(namesIn(document));
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties, name } = node as { properties?: object; name?: unknown };
  const named = typeof name === 'string' ? [name] : [];
  return [...Object.keys(properties ?? {}), ...named, ...Object.values(node).flatMap(namesIn)];
}

const faultsOf = ({ body }: Answer, language: Language): string[] =>
  sentencesIn(body).flatMap((sentence) => unplain(sentence, language, names).map((fault) => `“${sentence}” ${fault}`));

/** A request in which everything that can be wrong is wrong; two, where a body may be wrong in its parts or as a whole. */
function requests({ path, parameters, body }: Operation, wrong: unknown): { path: string; body?: unknown }[] {
  const text = typeof wrong === 'string' ? wrong : (JSON.stringify(wrong) ?? 'undefined');
  const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => [name, text]);
  const inQuery = parameters.filter((one) => one.in === 'query' && wrong !== undefined);
  const search = new URLSearchParams(inQuery.map(({ name }) => [name, text])).toString();
  const target = `${filled(path, Object.fromEntries(inPath))}${search === '' ? '' : `?${search}`}`;
  if (body === undefined) return [{ path: target.slice(0, 4000) }];
  const named = document.components?.schemas ?? {};
  return [wrongThroughout(body, wrong, named), wrongAtTop(body, wrong)].map((one) => ({
    path: target,
    body: one ?? {},
  }));
}

async function callerFor({ method, path, body }: Operation): Promise<Caller> {
  for (const caller of people) {
    const { status } = await caller.ask(method, filled(path, {}), body && {});
    if (status !== 403) return caller;
  }
  throw new Error(`${method} ${path} is open to nobody`);
}

const canBeWrong = operations.filter(({ parameters, body }) => parameters.length > 0 || body !== undefined);
for (const operation of canBeWrong) {
  test(`${operation.method} ${operation.path} says in plain words what is wrong`, async () => {
    const caller = await callerFor(operation);
    const faults = new Set<string>();
    const asked = Object.values(wrongs).flatMap((wrong) => requests(operation, wrong));
    const judged = async ({ path, body }: (typeof asked)[number], language: Language) => {
      const answer = await caller.ask(operation.method, path, body, { 'accept-language': language });
      for (const fault of faultsOf(answer, language)) faults.add(fault);
    };
    for (const one of asked) await Promise.all(languages.map((language) => judged(one, language)));
    assert.deepEqual([...faults], []);
  });
}

test('a sentence that is not plain is seen', () => {
  const planted: [string, Language, string[]][] = [
    ['必须满足正则表达式 /^[0-9A-Z]{12}$/', 'zh', ['shows a regular expression']],
    ['must match ^\\d+$', 'en', ['shows a regular expression']],
    ['期望 string', 'zh', ['has the English word string in the Chinese']],
    ['Sign in first.', 'zh', ['is not Chinese']],
    ['请先登录。', 'en', ['has Chinese in the English']],
    ['没有这一项:“planted”', 'zh', []],
    ['month 写成 2026-11 的样子', 'zh', []],
  ];
  for (const [sentence, language, faults] of planted)
    assert.deepEqual(unplain(sentence, language, new Set(['month'])), faults, sentence);
});

test('a title is in the language asked for, and English for who asks for none', async () => {
  const titled = async (headers: Record<string, string>) => {
    const { body } = await server.nobody.ask('GET', '/api/me', undefined, headers);
    return [body.title, body.code];
  };
  assert.deepEqual(await titled({ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }), ['请先登录。', 'sign_in_required']);
  assert.deepEqual(await titled({ 'accept-language': 'en-GB,zh;q=0.5' }), ['Sign in first.', 'sign_in_required']);
  assert.deepEqual(await titled({}), ['Sign in first.', 'sign_in_required']);
});
