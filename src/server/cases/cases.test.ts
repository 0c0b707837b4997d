import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { type Caller, LUNAN, testServer, type TestServer } from '../../../tests/support/server.ts';

const NOW = '2026-11-23T17:00:00.000+08:00';
const TOWNSHIP = LUNAN.slice(0, 9);

const noted = (kind: string, body: object, more: object = {}) => ({
  id: uuidv7(),
  village: LUNAN,
  kind,
  occurredAt: '2026-11-23T09:00:00+08:00',
  recordedAt: '2026-11-23T09:05:00+08:00',
  onSite: true,
  body,
  ...more,
});
const parties = { parties: [{ role: '东家', name: '张三', phone: '13812341234' }] };
const dispute = (harm = 'none', more: object = {}) =>
  noted('dispute', { type: 'neighbour', size: 'two', harm, place: '邹庄' }, { sealed: parties, ...more });
const hazard = (at: string) => noted('hazard', { type: 'camera', place: '村口' }, { occurredAt: at, recordedAt: at });
const mediation = (about: string, result: string) =>
  noted(
    'mediation',
    { way: 'people', result, mediators: ['officer'], agreement: 'oral' },
    { about, occurredAt: '2026-11-23T11:00:00+08:00' },
  );

describe('cases', () => {
  let server: TestServer;
  let officer: Caller;
  let station: Caller;
  let committee: Caller;
  const push = async (caller: Caller, ...entries: object[]) => {
    const { body } = await caller.post('/api/journal', { entries });
    for (const result of body.results) assert.equal(result.status, 'accepted', JSON.stringify(result));
  };
  const stateOf = async (id: string) => (await station.get(`/api/cases/${id}`)).body.state;
  before(async () => {
    server = await testServer({ at: NOW });
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    station = await server.person([{ role: 'station', area: TOWNSHIP }]);
    committee = await server.person([{ role: 'committee', area: LUNAN }]);
  });
  after(() => server.stop());

  test('a case stands in the list with its title in both languages, its clock and who it waits for', async () => {
    const opening = dispute();
    await push(officer, opening);
    const { body } = await station.get(`/api/cases?area=${TOWNSHIP}&kind=dispute&state=open`);
    const found = body.cases.find((one: { id: string }) => one.id === opening.id);
    assert.equal(found.title, '矛盾纠纷 · 邻里纠纷 · 邹庄');
    assert.equal(found.dueAt, '2026-11-23T23:59:59.999+08:00');
    const english = await station.ask('GET', `/api/cases/${opening.id}`, undefined, { 'accept-language': 'en' });
    assert.match(english.body.title, /^Dispute · /);
  });

  test('a step, and the correction of a step, change the case at once', async () => {
    const opening = dispute();
    const step = mediation(opening.id, 'settled');
    await push(officer, opening, step);
    assert.equal(await stateOf(opening.id), 'settled');
    await push(officer, noted('correction', { action: 'withdraw', reason: '记错了' }, { about: step.id }));
    assert.equal(await stateOf(opening.id), 'open');
  });

  test('an amended place shows in the title, a withdrawn opening withdraws the case', async () => {
    const opening = dispute();
    await push(officer, opening);
    const changes = { body: { place: '武庄' } };
    await push(officer, noted('correction', { action: 'amend', reason: '地点', changes }, { about: opening.id }));
    const { body } = await station.get(`/api/cases/${opening.id}`);
    assert.match(body.title, /武庄$/);
    const later = { recordedAt: '2026-11-23T16:00:00+08:00', about: opening.id };
    await push(officer, noted('correction', { action: 'withdraw', reason: '重复' }, later));
    assert.equal(await stateOf(opening.id), 'withdrawn');
  });

  test('personal details are masked in the case and never in the list', async () => {
    const opening = dispute();
    await push(officer, opening);
    const { body } = await officer.get(`/api/cases/${opening.id}`);
    assert.deepEqual(body.entries[0].sealed, { parties: [{ role: '东家', name: '张**', phone: '138****1234' }] });
    const list = await officer.get(`/api/cases?area=${LUNAN}`);
    assert.ok(!JSON.stringify(list.body).includes('张'));
  });

  test('details are revealed for a reason, which the audit log has', async () => {
    const opening = dispute();
    await push(officer, opening);
    const path = `/api/cases/${opening.id}/reveal`;
    assert.equal((await officer.post(path, {})).status, 422);
    assert.equal((await officer.post(path, { reason: '回访 13812341234' })).status, 422);
    const { body } = await officer.post(path, { reason: '回访' });
    assert.deepEqual(body.details, [{ entry: opening.id, number: body.details[0].number, details: parties }]);
    const { db } = server.services;
    const lines = await db.selectFrom('audit').selectAll().where('target', '=', opening.id).execute();
    const line = lines.find(({ action }) => action === 'case.reveal');
    assert.deepEqual([line?.account, line?.reason, line?.village], [officer.id, '回访', LUNAN]);
  });

  test('nothing is revealed when the audit log cannot be written', async () => {
    const opening = dispute();
    await push(officer, opening);
    const owner = new pg.Client({ connectionString: server.database.superUrl });
    await owner.connect();
    try {
      await owner.query('revoke insert on audit from village_beat_app');
      const { status, body } = await officer.post(`/api/cases/${opening.id}/reveal`, { reason: '回访' });
      assert.ok(status >= 500);
      assert.ok(!JSON.stringify(body).includes('张三'));
    } finally {
      await owner.query('grant insert on audit to village_beat_app');
      await owner.end();
    }
    assert.equal((await officer.post(`/api/cases/${opening.id}/reveal`, { reason: '回访' })).status, 200);
  });

  test('a dispute with harm is referred, without a clock, and closed to the committee', async () => {
    const harmed = dispute('injury');
    const plain = dispute();
    await push(committee, plain);
    await push(officer, harmed);
    const { body } = await station.get(`/api/cases/${harmed.id}`);
    assert.deepEqual([body.state, body.dueAt], ['referred', null]);
    assert.equal((await committee.get(`/api/cases/${harmed.id}`)).status, 404);
    const { body: list } = await committee.get(`/api/cases?area=${LUNAN}&kind=dispute`);
    const ids = list.cases.map((one: { id: string }) => one.id);
    assert.ok(ids.includes(plain.id) && !ids.includes(harmed.id));
  });

  test('a dispute that the committee neither opened nor mediates is not theirs to see', async () => {
    const opening = dispute();
    await push(officer, opening);
    assert.equal((await committee.get(`/api/cases/${opening.id}`)).status, 404);
    const helped = { way: 'people', result: 'calmed', mediators: ['officer', 'committee'], agreement: 'none' };
    await push(officer, noted('mediation', helped, { about: opening.id }));
    assert.equal((await committee.get(`/api/cases/${opening.id}`)).status, 200);
  });

  test('overdue cases are found, pages follow each other without gap or repetition', async () => {
    for (let day = 1; day <= 9; day += 1) await push(officer, hazard(`2026-10-0${day}T09:00:00+08:00`));
    const late = await station.get(`/api/cases?area=${TOWNSHIP}&kind=hazard&overdue=true`);
    assert.equal(late.body.cases.length, 9);
    const seen: string[] = [];
    for (let next = ''; ;) {
      const { body } = await station.get(`/api/cases?area=${TOWNSHIP}&limit=4${next && `&cursor=${next}`}`);
      seen.push(...body.cases.map((one: { id: string }) => one.id));
      if (body.next === undefined) break;
      next = body.next;
    }
    const all = await station.get(`/api/cases?area=${TOWNSHIP}&limit=200`);
    assert.deepEqual(
      seen,
      all.body.cases.map((one: { id: string }) => one.id),
    );
    assert.equal(new Set(seen).size, seen.length);
  });

  test("another village's case does not exist", async () => {
    const elsewhere = await server.person([{ role: 'station', area: '341621112' }]);
    const opening = dispute();
    await push(officer, opening);
    const foreign = await elsewhere.get(`/api/cases/${opening.id}`);
    const unknown = await elsewhere.get(`/api/cases/${uuidv7()}`);
    assert.deepEqual([foreign.status, foreign.body.code], [unknown.status, unknown.body.code]);
    assert.equal((await elsewhere.post(`/api/cases/${opening.id}/reveal`, { reason: '看看' })).status, 404);
  });
});
