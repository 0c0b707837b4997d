import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, type TestServer, testServer } from '../../../tests/support/server.ts';

const UNIT = '刑侦大队';
const days = { from: '2026-11-10', to: '2026-11-30', kind: 'leave' };

describe('an absence', () => {
  let server: TestServer;
  let bureau: Caller;
  let elsewhere: Caller;
  let unit: Caller;
  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
    unit = await server.person([{ role: 'unit', area: UNIT }]);
  });
  after(() => server.stop());

  const posted = async (village: string) => {
    const officer = await server.person([{ role: 'officer' }], { unit: UNIT });
    await server.post(officer, village);
    return officer;
  };
  const acting = async (who: Caller) =>
    (await who.get('/api/me')).body.postings.map(({ duty, to }: { duty: string; to: string }) => `${duty} ${to}`);
  const old = (id: string) =>
    server.database.db
      .updateTable('absence')
      .set({ createdAt: '2026-11-01T08:00:00+08:00' })
      .where('id', '=', id)
      .execute();

  it('is listed with its villages, who proposed and who decided, and whether it is the asker’s own', async () => {
    const [wang, li] = [await posted('341622101211'), await server.person([{ role: 'officer' }])];
    const { id } = (await unit.post('/api/absences', { officer: wang.id, substitute: li.id, ...days })).body;
    await bureau.post(`/api/absences/${id}/decision`, { decision: 'approve' });
    const of = async (who: Caller, query = '') =>
      (await who.get(`/api/absences${query}`)).body.absences.find((one: { id: string }) => one.id === id);
    const seen = await of(bureau);
    assert.deepEqual(
      [
        seen.villages.map(({ id: village }: { id: string }) => village),
        seen.proposedBy.id,
        seen.decidedBy.id,
        seen.own,
      ],
      [['341622101211'], unit.id, bureau.id, false],
    );
    assert.equal((await of(unit)).own, true);
    assert.equal(await of(elsewhere), undefined);
    assert.equal(await of(bureau, '?from=2026-12-01'), undefined);
    assert.equal(await of(bureau, '?to=2026-11-09'), undefined);
    assert.equal(await of(bureau, '?state=proposed'), undefined);
  });

  it('ended earlier, or with another substitute, moves the acting posting along', async () => {
    const [wang, li, zhao] = [
      await posted('341622101212'),
      await server.person([{ role: 'officer' }]),
      await server.person([{ role: 'officer' }]),
    ];
    const { id } = (await bureau.post('/api/absences', { officer: wang.id, substitute: li.id, ...days })).body;
    assert.equal((await bureau.ask('PUT', `/api/absences/${id}`, { to: '2026-11-25' })).status, 200);
    assert.deepEqual(await acting(li), ['acting 2026-11-25']);
    await bureau.ask('PUT', `/api/absences/${id}`, { substitute: zhao.id });
    assert.deepEqual([await acting(li), await acting(zhao)], [[], ['acting 2026-11-25']]);
    const refused = await bureau.ask('PUT', `/api/absences/${id}`, { to: '2026-11-01', substitute: wang.id });
    assert.deepEqual(
      [refused.status, refused.body.issues.map(({ code }: { code: string }) => code)],
      [422, ['end_before_start', 'own_substitute']],
    );
    assert.equal((await elsewhere.ask('PUT', `/api/absences/${id}`, { to: '2026-11-26' })).status, 404);
    assert.equal((await unit.ask('PUT', `/api/absences/${id}`, { to: '2026-11-26' })).status, 403);
  });

  it('proposed is withdrawn by who proposed it; the days are free again', async () => {
    const wang = await posted('341622101213');
    const { id } = (await unit.post('/api/absences', { officer: wang.id, ...days })).body;
    const other = await server.person([{ role: 'unit', area: UNIT }]);
    assert.equal((await other.post(`/api/absences/${id}/withdrawal`, {})).status, 404);
    assert.deepEqual((await unit.post(`/api/absences/${id}/withdrawal`, {})).body.state, 'withdrawn');
    assert.equal((await unit.post(`/api/absences/${id}/withdrawal`, {})).status, 404);
    assert.equal((await unit.post('/api/absences', { officer: wang.id, ...days })).status, 200);
  });

  it('approved is withdrawn while it has not begun or was recorded today, then its acting postings go', async () => {
    const [wang, li] = [await posted('341622101214'), await server.person([{ role: 'officer' }])];
    const { id } = (await bureau.post('/api/absences', { officer: wang.id, substitute: li.id, ...days })).body;
    await old(id);
    const begun = await bureau.post(`/api/absences/${id}/withdrawal`, { reason: '填错了' });
    assert.deepEqual([begun.status, begun.body.issues[0].code], [409, 'absence_begun']);
    const later = { officer: wang.id, from: '2026-12-10', to: '2026-12-20', kind: 'duty', substitute: li.id };
    const coming = (await bureau.post('/api/absences', later)).body.id;
    await old(coming);
    assert.equal((await bureau.post(`/api/absences/${coming}/withdrawal`, {})).body.state, 'withdrawn');
    const again = await bureau.post(`/api/absences/${coming}/withdrawal`, {});
    assert.deepEqual([again.status, again.body.issues[0].code], [409, 'absence_not_standing']);
    assert.deepEqual(await acting(li), ['acting 2026-11-30']);
  });

  it('is declined only with a reason', async () => {
    const wang = await posted('341622101215');
    const { id } = (await unit.post('/api/absences', { officer: wang.id, ...days })).body;
    const bare = await bureau.post(`/api/absences/${id}/decision`, { decision: 'decline' });
    assert.deepEqual([bare.status, bare.body.issues[0].code], [422, 'reason_missing']);
    const reasoned = { decision: 'decline', reason: '秋收期间请错开' };
    assert.equal((await bureau.post(`/api/absences/${id}/decision`, reasoned)).body.state, 'declined');
  });
});
