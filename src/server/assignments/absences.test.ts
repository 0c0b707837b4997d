import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

const UNIT = '刑侦大队';
const days = { from: '2026-11-10', to: '2026-11-30', kind: 'leave' };

describe('absences', () => {
  let server: TestServer;
  let bureau: Caller;
  let unit: Caller;
  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    unit = await server.person([{ role: 'unit', area: UNIT }]);
  });
  after(() => server.stop());

  const officer = (more = { unit: UNIT }) => server.person([{ role: 'officer' }], more);
  const acting = async (who: Caller) =>
    (await who.get('/api/me')).body.postings.map((one: { village: string; duty: string; from: string; to: string }) => [
      one.village,
      one.duty,
      one.from,
      one.to,
    ]);

  it('proposed by a unit give nobody anything until the bureau approves; then the substitute acts', async () => {
    const [wang, li] = [await officer(), await officer()];
    await server.post(wang, LUNAN);
    const proposed = await unit.post('/api/absences', { officer: wang.id, substitute: li.id, ...days });
    assert.deepEqual([proposed.status, proposed.body.state], [200, 'proposed']);
    assert.deepEqual(await acting(li), []);
    const decided = await bureau.post(`/api/absences/${proposed.body.id}/decision`, { decision: 'approve' });
    assert.deepEqual([decided.status, decided.body.state], [200, 'approved']);
    assert.deepEqual(await acting(li), [[LUNAN, 'acting', '2026-11-10', '2026-11-30']]);
    const { doubled } = (await bureau.get(`/api/coverage?area=${LUNAN}&on=2026-11-23`)).body;
    assert.deepEqual(doubled, []);
  });

  it('recorded by the bureau stand at once', async () => {
    const [wang, li] = [await officer(), await officer()];
    await server.post(wang, '341622101211');
    const recorded = await bureau.post('/api/absences', { officer: wang.id, substitute: li.id, ...days });
    assert.equal(recorded.body.state, 'approved');
    assert.deepEqual(await acting(li), [['341622101211', 'acting', '2026-11-10', '2026-11-30']]);
  });

  it('nobody decides on their own absence, nor on what they proposed', async () => {
    const both = await server.person([
      { role: 'bureau', area: '341622' },
      { role: 'unit', area: UNIT },
      { role: 'officer' },
    ]);
    await server.post(both, '341622101212');
    const own = await both.post('/api/absences', { officer: both.id, ...days });
    assert.deepEqual([own.status, own.body.state], [200, 'proposed']);
    const decide = (who: Caller) => who.post(`/api/absences/${own.body.id}/decision`, { decision: 'approve' });
    const refused = await decide(both);
    assert.deepEqual([refused.status, refused.body.issues[0].code], [403, 'own_proposal']);
    assert.equal((await decide(bureau)).status, 200);
    assert.equal((await decide(bureau)).status, 409);
  });

  it('of another unit or another bureau do not exist', async () => {
    const wang = await officer({ unit: '交警大队' });
    await server.post(wang, WULOU);
    const byUnit = await unit.post('/api/absences', { officer: wang.id, ...days });
    assert.deepEqual([byUnit.status, byUnit.body.issues[0].code], [422, 'unknown_officer']);
    const byBureau = await bureau.post('/api/absences', { officer: wang.id, ...days });
    assert.deepEqual([byBureau.status, byBureau.body.issues[0].code], [422, 'no_posting_here']);
    await server.post(wang, '341622101213');
    const partly = await bureau.post('/api/absences', { officer: wang.id, ...days });
    assert.deepEqual([partly.status, partly.body.issues[0].code], [422, 'posted_elsewhere']);
    const other = await server.person([{ role: 'unit', area: '交警大队' }]);
    const { body } = await other.post('/api/absences', { officer: wang.id, ...days });
    const hidden = await bureau.post(`/api/absences/${body.id}/decision`, { decision: 'approve' });
    assert.equal(hidden.status, 404);
    assert.ok(!(await unit.get('/api/absences')).body.absences.some((one: { id: string }) => one.id === body.id));
    assert.ok((await other.get('/api/absences')).body.absences.some((one: { id: string }) => one.id === body.id));
  });

  it('twice for the same days is refused', async () => {
    const wang = await officer();
    await server.post(wang, '341622101214');
    await bureau.post('/api/absences', { officer: wang.id, ...days });
    const again = await bureau.post('/api/absences', {
      officer: wang.id,
      ...days,
      from: '2026-11-30',
      to: '2026-12-02',
    });
    assert.deepEqual([again.status, again.body.issues[0].code], [422, 'absence_overlap']);
  });

  it('an acting posting ends when the posting it stands in for is handed over', async () => {
    const [wang, li, zhao] = [await officer(), await officer(), await officer()];
    await server.post(wang, '341622101215');
    await bureau.post('/api/absences', { officer: wang.id, substitute: li.id, ...days });
    const { assignments } = (await bureau.get('/api/assignments?area=341622101215')).body;
    const own = assignments.find((one: { duty: string }) => one.duty === 'contact');
    await bureau.post(`/api/assignments/${own.id}/transfer`, { on: '2026-11-20', officer: zhao.id });
    const after = (await bureau.get('/api/assignments?area=341622101215')).body.assignments;
    assert.equal(after.find((one: { duty: string }) => one.duty === 'acting').to, '2026-11-19');
    assert.deepEqual(await acting(li), []);
  });

  it('a posting given during an absence has its stand-in too', async () => {
    const [wang, li] = [await officer(), await officer()];
    await server.post(wang, '341622101216');
    await bureau.post('/api/absences', { officer: wang.id, substitute: li.id, ...days });
    await bureau.post('/api/assignments', {
      officer: wang.id,
      village: '341622101217',
      duty: 'resident',
      from: '2026-11-20',
    });
    assert.deepEqual(await acting(li), [
      ['341622101216', 'acting', '2026-11-10', '2026-11-30'],
      ['341622101217', 'acting', '2026-11-20', '2026-11-30'],
    ]);
  });

  it('of a unit have a substitute for each village where one is named', async () => {
    const unitName = '巡特警大队';
    const pair = [await officer({ unit: unitName }), await officer({ unit: unitName })];
    const [li, zhao] = [await officer(), await officer()];
    await server.post(pair[0]!, '341622102202');
    await server.post(pair[1]!, '341622102203');
    const wanted = { unit: unitName, ...days, kind: 'duty', substitute: li.id };
    const by = (village: string, one: { id: string }) => ({ ...wanted, substitutes: [{ village, officer: one.id }] });
    const refusals = [by('341622102202', pair[1]!), by('341622102204', zhao)].map((body) =>
      bureau.post('/api/absences', body),
    );
    assert.deepEqual(
      (await Promise.all(refusals)).map(({ body }) => body.issues.map((one: { code: string }) => one.code)),
      [['own_substitute'], ['unknown_village']],
    );
    const { id } = (await bureau.post('/api/absences', by('341622102203', zhao))).body;
    const where = async (who: Caller) => (await acting(who)).map(([village]: string[]) => village);
    assert.deepEqual([await where(li), await where(zhao)], [['341622102202'], ['341622102203']]);
    const listed = (await bureau.get('/api/absences')).body.absences.find((one: { id: string }) => one.id === id);
    assert.deepEqual(
      listed.villages.map((one: { id: string; substitute: { id: string } | null }) => [one.id, one.substitute?.id]),
      [
        ['341622102202', undefined],
        ['341622102203', zhao.id],
      ],
    );
    const changed = { substitute: null, substitutes: [{ village: '341622102202', officer: zhao.id }] };
    assert.equal((await bureau.ask('PUT', `/api/absences/${id}`, changed)).status, 200);
    assert.deepEqual([await where(li), await where(zhao)], [[], ['341622102202']]);
  });

  it('of a unit take all its officers away', async () => {
    const pair = [await officer({ unit: '禁毒大队' }), await officer({ unit: '禁毒大队' })];
    const li = await officer();
    await server.post(pair[0]!, '341622102200');
    await server.post(pair[1]!, '341622102201');
    const { body } = await bureau.post('/api/absences', { unit: '禁毒大队', substitute: li.id, ...days, kind: 'duty' });
    assert.equal(body.state, 'approved');
    assert.deepEqual(
      (await acting(li)).map(([village]: string[]) => village),
      ['341622102200', '341622102201'],
    );
  });
});
