import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

const UNIT = '刑侦大队';

describe('officers', () => {
  let server: TestServer;
  let bureau: Caller;
  let admin: Caller;
  let here: Caller;
  let there: Caller;
  let free: Caller;
  let clerk: Caller;
  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    admin = await server.person([{ role: 'admin' }]);
    here = await server.person([{ role: 'officer' }], { unit: UNIT });
    there = await server.person([{ role: 'officer' }], { unit: UNIT });
    free = await server.person([{ role: 'officer' }]);
    clerk = await server.person([{ role: 'station', area: '341622101' }, { role: 'officer' }]);
    await server.post(here, LUNAN);
    await server.post(there, WULOU);
  });
  after(() => server.stop());

  const seenBy = async (who: Caller, query = ''): Promise<string[]> =>
    (await who.get(`/api/officers${query}`)).body.officers.map(({ badge }: { badge: string }) => badge);
  const names = (...people: Caller[]) => people.map(({ badge }) => badge).toSorted();

  it('of a bureau are those posted in its area, those posted nowhere, and whoever it knows by badge', async () => {
    assert.deepEqual(await seenBy(bureau), names(here, free, clerk));
    assert.deepEqual(await seenBy(bureau, `?area=${LUNAN}`), names(here));
    assert.deepEqual(await seenBy(bureau, '?posted=no'), names(free, clerk));
    assert.deepEqual(await seenBy(bureau, '?posted=yes'), names(here));
    assert.deepEqual(await seenBy(bureau, `?badge=${there.badge}`), names(there));
    assert.equal((await bureau.get(`/api/officers?area=${WULOU}`)).status, 404);
  });

  it('of a station are those of its villages and its own', async () => {
    const station = await server.person([{ role: 'station', area: '341622101' }]);
    assert.deepEqual(await seenBy(station), names(here, clerk));
    assert.deepEqual(await seenBy(station, `?badge=${there.badge}`), []);
  });

  it('of a unit are its own, with their postings wherever they are', async () => {
    const unit = await server.person([{ role: 'unit', area: UNIT }]);
    const { officers } = (await unit.get('/api/officers')).body;
    assert.deepEqual(
      officers.map((one: { badge: string; postings: { village: { id: string } }[] }) => [
        one.badge,
        one.postings.map(({ village }) => village.id),
      ]),
      [
        [here.badge, [LUNAN]],
        [there.badge, [WULOU]],
      ],
    );
  });

  it('of the administrator are all, without a village', async () => {
    const { officers } = (await admin.get('/api/officers')).body;
    assert.deepEqual(
      officers.map(({ badge }: { badge: string }) => badge),
      names(here, there, free, clerk),
    );
    assert.ok(officers.every(({ postings }: { postings: unknown[] }) => postings.length === 0));
    const first = (await admin.get('/api/officers?limit=2')).body;
    assert.deepEqual(await seenBy(admin, `?after=${first.next}`), names(here, there, free, clerk).slice(2));
  });

  it('are changed by the administrator alone; every fault is named', async () => {
    const change = (who: Caller, body: object) => who.ask('PUT', `/api/officers/${free.id}`, body);
    assert.equal((await change(bureau, { unit: UNIT })).status, 403);
    assert.equal((await change(admin, { workPhone: '0558-5110110', unit: '法制大队' })).status, 200);
    const [found] = (await admin.get(`/api/officers?badge=${free.badge}`)).body.officers;
    assert.deepEqual([found.workPhone, found.unit, found.canSignIn], ['0558-5110110', '法制大队', false]);
    const faulty = await change(admin, { workPhone: '不知道', name: '' });
    assert.deepEqual(
      [faulty.status, faulty.body.issues.map(({ path }: { path: string }) => path).toSorted()],
      [422, ['/body/name', '/body/workPhone']],
    );
    assert.equal((await change(admin, {})).status, 422);
    await change(admin, { workPhone: null, unit: null });
    const [emptied] = (await admin.get(`/api/officers?badge=${free.badge}`)).body.officers;
    assert.deepEqual([emptied.workPhone, emptied.unit], [null, null]);
    assert.equal(
      (await admin.ask('PUT', '/api/officers/0198c0de-0000-7000-8000-000000000000', { unit: UNIT })).status,
      404,
    );
  });

  it('who leave answer for no village any more', async () => {
    const leaving = await server.person([{ role: 'officer' }]);
    await server.post(leaving, '341622101211');
    const left = await admin.ask('PUT', `/api/officers/${leaving.id}`, { leftOn: '2026-11-01' });
    assert.deepEqual([left.status, left.body.ended], [200, 1]);
    const { assignments } = (await bureau.get('/api/assignments?area=341622101211')).body;
    assert.equal(assignments[0].to, '2026-10-31');
    assert.ok(!(await seenBy(bureau)).includes(leaving.badge));
    const coming = await server.person([{ role: 'officer' }]);
    await server.post(coming, '341622101212', 'contact', '2026-12-01');
    const refused = await admin.ask('PUT', `/api/officers/${coming.id}`, { leftOn: '2026-11-01' });
    assert.deepEqual([refused.status, refused.body.issues[0].code], [409, 'posted_after_leaving']);
  });
});
