import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { startOf } from '../../domain/calendar/utc8.ts';
import { recommended } from '../../../tests/support/months.ts';
import { type Caller, LUNAN, testServer, type TestServer } from '../../../tests/support/server.ts';

describe('drafts of a policy', () => {
  let server: TestServer;
  let bureau: Caller;
  let colleague: Caller;
  let elsewhere: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-23', '17:00') });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    colleague = await server.person([{ role: 'bureau', area: '3416' }]);
    elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
  });
  after(() => server.stop());

  const own = { village: LUNAN, duty: 'householdVisits', fromMonth: '2026-12', threshold: 12 };
  const draft = (more: object = {}) => ({
    ...{ area: '341622', from: '2026-12-01', policy: { ...recommended, version: 2 }, thresholds: [own], revision: 0 },
    ...more,
  });
  const put = (id: string, body: object, by = bureau) => by.ask('PUT', `/api/policies/drafts/${id}`, body);
  const list = async (by = bureau, area = '341622') =>
    (await by.get(`/api/policies/drafts?area=${area}`)).body.drafts as { id: string; by: object; policy: object }[];

  test('a draft is kept with its faults, each named, and can be resumed by a colleague', async () => {
    const id = uuidv7();
    const faulty = { ...recommended, graceDays: -1, duties: [{ ...recommended.duties[0], unit: 'hazard' }] };
    const kept = await put(id, draft({ policy: faulty }));
    assert.equal(kept.status, 200, JSON.stringify(kept.body));
    assert.deepEqual(kept.body.issues.map(({ path }: { path: string }) => path).sort(), [
      '/policy/duties/0/unit',
      '/policy/graceDays',
    ]);
    const [found] = await list(colleague);
    assert.deepEqual([found?.id, found?.policy], [id, faulty]);
    assert.deepEqual(Object.keys(found?.by ?? {}).sort(), ['badge', 'name']);
    assert.deepEqual((await put(id, draft({ revision: 1 }), colleague)).body, { revision: 2, issues: [] });
  });

  test('what somebody else changed meanwhile is not overwritten', async () => {
    const id = uuidv7();
    await put(id, draft());
    await put(id, draft({ revision: 1 }), colleague);
    const late = await put(id, draft({ revision: 1 }));
    assert.deepEqual([late.status, late.body.issues[0].code], [409, 'changed_meanwhile']);
    assert.equal((await put(id, draft())).status, 409, 'nor begun anew under the same id');
  });

  test('issues are said in the language of who asks', async () => {
    const { body } = await bureau.ask('PUT', `/api/policies/drafts/${uuidv7()}`, draft({ policy: recommended }));
    assert.deepEqual(body.issues, []);
    const lawClass = { id: 'lawClass', row: 'village', unit: 'class' };
    const said = async (language: string) => {
      const body = draft({ policy: { ...recommended, duties: [lawClass] } });
      const answer = await bureau.ask('PUT', `/api/policies/drafts/${uuidv7()}`, body, { 'accept-language': language });
      return answer.body.issues[0].message;
    };
    assert.deepEqual(
      [await said('zh-CN'), await said('en')],
      ['请写明数量,或设为努力目标', 'a duty that is no aim needs a threshold'],
    );
  });

  test('a bureau elsewhere neither sees nor touches it', async () => {
    const id = uuidv7();
    await put(id, draft());
    assert.equal((await elsewhere.get('/api/policies/drafts?area=341622')).status, 404);
    assert.equal((await put(id, draft({ revision: 1 }), elsewhere)).status, 404);
    assert.equal((await elsewhere.ask('DELETE', `/api/policies/drafts/${id}`)).status, 404);
    const unknown = await put(uuidv7(), draft({ area: '341622999' }));
    assert.equal(unknown.status, 404);
  });

  test('a dropped one is gone', async () => {
    const id = uuidv7();
    await put(id, draft());
    assert.equal((await bureau.ask('DELETE', `/api/policies/drafts/${id}`)).status, 200);
    assert.ok(!(await list()).some((one) => one.id === id));
  });

  test('applied, it is in force with its thresholds, told with who did it, and no draft any more', async () => {
    const id = uuidv7();
    await put(id, draft());
    const { from, policy, thresholds } = draft();
    const applied = await bureau.post('/api/policies', { area: '341622', from, policy, thresholds, draft: id });
    assert.equal(applied.status, 200, JSON.stringify(applied.body));
    assert.ok(!(await list()).some((one) => one.id === id));
    const { body } = await bureau.get('/api/policies?area=341622');
    const force = body.forces.find((one: { area: string }) => one.area === '341622');
    assert.deepEqual([force.name, force.from, force.policy.version], ['蒙城县', '2026-12-01', 2]);
    assert.deepEqual(body.thresholds, [{ ...own, toMonth: null, name: '路南村委会' }]);
    const told = body.changes.map((change: { policy: { id: string } | null; duty: string; by: { badge: string } }) => [
      change.policy?.id ?? change.duty,
      change.by?.badge,
    ]);
    assert.deepEqual(told.slice(0, 2).sort(), [
      ['householdVisits', bureau.badge],
      ['recommended', bureau.badge],
    ]);
    assert.deepEqual(
      body.versions.map((one: { policy: { id: string; version: number } }) => `${one.policy.id} ${one.policy.version}`),
      ['recommended 2', 'bozhou-2014 1'],
    );
  });

  test('thresholds outside the area are refused, each named, and nothing is applied', async () => {
    const thresholds = [
      { ...own, village: '341621112214' },
      { ...own, toMonth: '2026-01' },
    ];
    const body = { area: '341622', from: '2027-01-01', policy: { ...recommended, version: 3 }, thresholds };
    const refused = await bureau.post('/api/policies', body);
    assert.deepEqual(
      [refused.status, refused.body.issues.map(({ path }: { path: string }) => path)],
      [422, ['/body/thresholds/0/village', '/body/thresholds/1/toMonth']],
    );
    const { forces } = (await bureau.get('/api/policies?area=341622')).body;
    assert.ok(!forces.some((one: { from: string }) => one.from === '2027-01-01'));
  });

  test('the consequence is told beforehand: villages, first month, areas that keep their own', async () => {
    const { body } = await colleague.get('/api/policies/consequence?area=3416&from=2026-12-15');
    assert.deepEqual([body.villages, body.firstMonth, body.closed], [1360, '2027-01', []]);
    assert.deepEqual(
      body.own.map((one: { name: string; policy: object }) => [one.name, one.policy]),
      [['蒙城县', { id: 'recommended', version: 2 }]],
    );
    assert.equal((await elsewhere.get('/api/policies/consequence?area=341622&from=2026-12-01')).status, 404);
  });
});
