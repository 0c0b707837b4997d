import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addDays, startOf } from '../../domain/calendar/utc8.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import { recommended } from '../../../tests/support/months.ts';
import { note, push } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { refreshCases } from '../cases/refresh.ts';

describe('policies', () => {
  let server: TestServer;
  let bureau: Caller;
  let officer: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-23', '17:00') });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    await server.post(officer, WULOU);
  });
  after(() => server.stop());

  const apply = (policy: unknown, more: object = {}) =>
    bureau.post('/api/policies', { area: '341622', from: '2026-11-01', policy, ...more });
  const judged = async (village: string, month = '2026-11') => {
    const { policy, rows } = (await bureau.get(`/api/scorecards?area=${village}&month=${month}`)).body;
    const { informationPassed } = rows.find((row: { posting: string | null }) => row.posting !== null).duties;
    return `${policy.id} ${policy.version} ${informationPassed.required}`;
  };
  const stricter = (version: number, threshold: number, id = 'stricter'): Policy => ({
    ...recommended,
    ...{ id, version },
    duties: recommended.duties.map((duty) => (duty.id === 'informationPassed' ? { ...duty, threshold } : duty)),
  });

  test('one that does not validate is refused with every issue, and nothing changes', async () => {
    const before = await judged(LUNAN);
    const [first, ...duties] = recommended.duties;
    const broken = {
      ...recommended,
      graceDays: -1,
      extra: 1,
      duties: [{ ...first, unit: 'hazard' }, ...duties, first],
    };
    const { status, body } = await apply(broken);
    assert.equal(status, 422);
    assert.deepEqual(body.issues.map(({ path }: { path: string }) => path).sort(), [
      '/body/policy/duties/0/unit',
      `/body/policy/duties/${duties.length + 1}/id`,
      '/body/policy/extra',
      '/body/policy/graceDays',
    ]);
    assert.equal(await judged(LUNAN), before);
  });

  test('the nearer area and the later day win; open months are counted again at once', async () => {
    assert.equal(await judged(LUNAN), 'bozhou-2014 1 10');
    assert.equal((await apply(stricter(1, 12))).status, 200);
    assert.deepEqual([await judged(LUNAN), await judged(WULOU)], ['stricter 1 12', 'bozhou-2014 1 10']);
    assert.equal((await apply(stricter(2, 14), { area: '3416' })).status, 200);
    assert.deepEqual([await judged(LUNAN), await judged(WULOU)], ['stricter 1 12', 'stricter 2 14']);
  });

  test('one that ends gives way again afterwards to what lies above', async () => {
    const until = addDays('2026-12-01', -1);
    assert.equal((await apply(stricter(3, 6), { area: LUNAN, to: until })).status, 200);
    assert.equal(await judged(LUNAN), 'stricter 3 6');
    assert.equal(await judged(LUNAN, '2026-12'), 'stricter 1 12');
  });

  test('a version keeps its content for ever', async () => {
    const { status, body } = await apply(stricter(1, 13));
    assert.deepEqual([status, body.issues[0].code], [409, 'version_taken']);
    assert.equal((await apply(stricter(1, 12))).status, 200);
  });

  test('a village has its own threshold for some months', async () => {
    const own = { village: LUNAN, duty: 'informationPassed', fromMonth: '2026-11', toMonth: '2026-11', threshold: 3 };
    assert.equal((await bureau.post('/api/thresholds', own)).status, 200);
    assert.deepEqual([await judged(LUNAN), await judged(LUNAN, '2026-12')], ['stricter 3 3', 'stricter 1 12']);
    const { thresholds } = (await bureau.get(`/api/policies?area=${LUNAN}`)).body;
    assert.deepEqual(thresholds, [{ ...own, name: '路南村委会' }]);
  });

  test('what ends before it begins is refused', async () => {
    const policy = await apply(stricter(4, 5), { to: '2026-10-31' });
    assert.deepEqual([policy.status, policy.body.issues[0].path], [422, '/body/to']);
    const own = { village: LUNAN, duty: 'villageDays', fromMonth: '2026-11', toMonth: '2026-10', threshold: 3 };
    assert.equal((await bureau.post('/api/thresholds', own)).status, 422);
  });

  test('a case that waits runs by the clocks now in force', async () => {
    const hazard = note('hazard', '2026-11-20 09:00', { type: 'road', place: '村口' });
    await push(officer, hazard);
    const due = async () => (await bureau.get(`/api/cases/${hazard.id}`)).body.dueAt;
    const before = await due();
    const clocks = { ...recommended.clocks, hazard: { ...recommended.clocks.hazard, verifiedDays: 3 } };
    assert.equal((await apply({ ...recommended, id: 'quick', clocks }, { area: LUNAN })).status, 200);
    await refreshCases(server.services);
    assert.ok((await due()) < before);
  });

  test('only the bureau changes them, and only in its area', async () => {
    assert.equal(
      (await officer.post('/api/policies', { area: '341622', from: '2026-11-01', policy: recommended })).status,
      403,
    );
    const elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
    const foreign = await elsewhere.post('/api/policies', { area: '341622', from: '2026-11-01', policy: recommended });
    assert.equal(foreign.status, 404);
  });
});
