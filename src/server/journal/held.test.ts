import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type Caller, LUNAN, testServer, type TestServer } from '../../../tests/support/server.ts';
import { expire } from './expire.ts';

const NOW = '2026-11-23T17:00:00.000+08:00';

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
const visit = (more: object = {}) => noted('visit', { households: [], purpose: 'routine' }, more);
const dispute = () =>
  noted(
    'dispute',
    { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' },
    { sealed: { parties: [{ role: 'other', name: '张三', phone: '13812341234' }] } },
  );
const mediation = (about: string) =>
  noted('mediation', { way: 'people', result: 'calmed', mediators: ['officer'], agreement: 'none' }, { about });

describe('held entries', () => {
  let server: TestServer;
  let stranger: Caller;
  let station: Caller;
  const push = async (caller: Caller, ...entries: object[]) =>
    (await caller.post('/api/journal', { entries })).body.results;
  const decide = (id: string, decision: string, by = station) =>
    by.post(`/api/held/${id}`, { decision, reason: '情况属实' });
  before(async () => {
    server = await testServer({ at: NOW });
    stranger = await server.person([{ role: 'officer' }]);
    station = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  });
  after(() => server.stop());

  test("a visit outside the officer's posting is held, and shown to the station", async () => {
    const entry = visit({ note: '顺路' });
    assert.deepEqual(await push(stranger, entry), [{ id: entry.id, status: 'held', code: 'outsidePosting' }]);
    const { body } = await station.get(`/api/held?area=${LUNAN}`);
    const found = body.held.find((one: { id: string }) => one.id === entry.id);
    assert.equal(found.entry.note, '顺路');
    assert.equal(found.officer.id, stranger.id);
  });

  test('what a phone notes with a clock far off is held, with the skew', async () => {
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    const entries = [visit()];
    const { body } = await officer.post('/api/journal', { entries, sentAt: '2026-11-23T18:00:00+08:00' });
    assert.equal(body.results[0].code, 'clock');
    const { body: shown } = await station.get(`/api/held?area=${LUNAN}`);
    assert.equal(shown.held.find((one: { id: string }) => one.id === entries[0]!.id).skewSeconds, 3600);
  });

  test('an urgent report of a clock far off is held once, from the phone and pasted, whichever came first, and is one entry', async () => {
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    const clerk = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
    const ahead = { occurredAt: '2026-11-23T18:00:00+08:00', recordedAt: '2026-11-23T18:00:00+08:00' };
    const body = { class: 'accident', sizeBand: 'none', help: ['medical'], place: '渡口', what: '翻车' };
    for (const pastedFirst of [true, false]) {
      const own = noted('incident', body, ahead);
      const pasted = { ...own, onBehalfOf: officer.id };
      const ways: [Caller, object][] = [
        [officer, own],
        [clerk, pasted],
      ];
      for (const [who, entry] of pastedFirst ? [...ways].reverse() : ways)
        assert.deepEqual(await push(who, entry), [{ id: own.id, status: 'held', code: 'clock' }]);
      const [changed] = await push(clerk, { ...pasted, body: { ...body, place: '桥头' } });
      assert.equal(changed.code, 'idInUse');
      const { status } = await decide(own.id, 'accept');
      assert.equal(status, 200);
      for (const [who, entry] of ways) assert.equal((await push(who, entry))[0].status, 'duplicate');
    }
  });

  test('an accepted one enters the journal as received first; its id answers with the number', async () => {
    const entry = visit();
    await push(stranger, entry);
    server.clock.moveTo('2026-11-23T19:00:00.000+08:00');
    const { status, body } = await decide(entry.id, 'accept');
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.results[0].status, 'accepted');
    const [again] = await push(stranger, entry);
    server.clock.moveTo(NOW);
    assert.deepEqual([again.status, again.number], ['duplicate', body.results[0].number]);
    const pulled = await station.get(`/api/journal?village=${LUNAN}&after=${again.number - 1}&limit=1`);
    assert.equal(pulled.body.entries[0].receivedAt, NOW);
    assert.equal((await decide(entry.id, 'accept')).status, 409);
  });

  test('a returned one answers with the reason, and waits no more', async () => {
    const entry = visit();
    await push(stranger, entry);
    assert.equal((await decide(entry.id, 'return')).body.results[0].status, 'returned');
    const [again] = await push(stranger, entry);
    assert.deepEqual([again.status, again.code, again.issues[0].message], ['refused', 'returned', '情况属实']);
    const { body } = await station.get(`/api/held?area=${LUNAN}`);
    assert.ok(!body.held.some((one: { id: string }) => one.id === entry.id));
    assert.equal((await decide(entry.id, 'accept')).status, 409);
  });

  test('what became of it is told to the station, nothing of what it said; elsewhere it is unknown', async () => {
    const entry = visit();
    await push(stranger, entry);
    const outcome = async (by: Caller) => (await by.get(`/api/held/${entry.id}`)).body;
    assert.deepEqual(await outcome(station), { id: entry.id, decision: null, decidedBy: null, decidedAt: null });
    await decide(entry.id, 'return');
    const { id, badge } = station;
    const { decidedBy, decidedAt, ...rest } = await outcome(station);
    assert.deepEqual([decidedBy.id, decidedBy.badge, rest], [id, badge, { id: entry.id, decision: 'return' }]);
    assert.match(decidedAt, /^\d{4}-/);
    const elsewhere = await server.person([{ role: 'station', area: '341621112' }]);
    assert.equal((await outcome(elsewhere)).code, 'not_found');
  });

  test('steps about a held opening wait for it and are decided with it', async () => {
    const opening = dispute();
    const step = mediation(opening.id);
    const results = await push(stranger, opening, step);
    assert.deepEqual(
      results.map((one: { code: string }) => one.code),
      ['outsidePosting', 'waitingForAbout'],
    );
    const { body } = await decide(opening.id, 'accept');
    assert.deepEqual(
      body.results.map((one: { id: string; status: string }) => [one.id, one.status]),
      [
        [opening.id, 'accepted'],
        [step.id, 'accepted'],
      ],
    );
  });

  test('steps about a returned opening are returned with it', async () => {
    const opening = dispute();
    const step = mediation(opening.id);
    await push(stranger, opening, step);
    await decide(opening.id, 'return');
    const results = await push(stranger, opening, step, mediation(opening.id));
    assert.deepEqual(
      results.map((one: { code: string }) => one.code),
      ['returned', 'returned', 'outsidePosting'],
    );
  });

  test('nobody decides on their own', async () => {
    const both = await server.person([{ role: 'officer' }, { role: 'station', area: LUNAN.slice(0, 9) }]);
    const entry = visit();
    await push(both, entry);
    assert.equal((await decide(entry.id, 'accept', both)).status, 403);
  });

  test('sealed details of a held entry are not shown, and open once it is in the journal', async () => {
    const opening = dispute();
    await push(stranger, opening);
    const { body } = await station.get(`/api/held?area=${LUNAN}`);
    assert.ok(!JSON.stringify(body).includes('张三'));
    await decide(opening.id, 'accept');
    const [again] = await push(stranger, opening);
    assert.equal(again.status, 'duplicate');
    const [other] = await push(stranger, { ...opening, sealed: { parties: [{ role: 'other', name: '李四' }] } });
    assert.deepEqual([other.status, other.code], ['refused', 'idInUse']);
  });

  describe('several decided at once', () => {
    const decideAll = (ids: string[], decision = 'accept', by = station) =>
      by.post('/api/held/decisions', { ids, decision, reason: '情况属实' });
    const told = (results: { id: string; status: string; code?: string }[]) =>
      results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`));

    test('are answered one by one; what cannot be decided keeps no other from it', async () => {
      const both = await server.person([{ role: 'officer' }, { role: 'station', area: LUNAN.slice(0, 9) }]);
      const [one, own, two] = [visit(), visit(), visit()];
      await push(stranger, one, two);
      await push(both, own);
      const { status, body } = await decideAll([one.id, own.id, uuidv7(), two.id, one.id], 'accept', both);
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(told(body.results), ['accepted', 'failed not_allowed', 'failed not_found', 'accepted']);
      const again = await decideAll([two.id, own.id]);
      assert.deepEqual(told(again.body.results), ['failed decidedAlready', 'accepted']);
    });

    test('include what waited for one of them, once', async () => {
      const opening = dispute();
      const step = mediation(opening.id);
      await push(stranger, opening, step);
      const { body } = await decideAll([opening.id, step.id], 'return');
      assert.deepEqual(told(body.results), ['returned', 'returned']);
    });

    test('with an identity number in the reason are refused whole', async () => {
      const entry = visit();
      await push(stranger, entry);
      const body = { ids: [entry.id], decision: 'return', reason: '身份证 34162219900101123X 不符' };
      assert.equal((await station.post('/api/held/decisions', body)).status, 422);
      assert.equal((await decide(entry.id, 'accept')).status, 200);
    });
  });

  test('the list says who may decide, what waits for what, and where', async () => {
    const both = await server.person([{ role: 'officer' }, { role: 'station', area: LUNAN.slice(0, 9) }]);
    const opening = dispute();
    await push(both, opening, mediation(opening.id));
    const shown = async (by: Caller) =>
      (await by.get(`/api/held?area=${LUNAN}`)).body.held.find((one: { id: string }) => one.id === opening.id);
    const [own, theirs] = [await shown(both), await shown(station)];
    assert.deepEqual([own.mayDecide, theirs.mayDecide, theirs.waiting, theirs.name], [false, true, 1, '路南村委会']);
    const auxiliary = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }], { grade: 'auxiliary' });
    assert.equal((await shown(auxiliary)).mayDecide, false);
  });

  test('one whose time was over says so to its author, in words, and what the station had said stays', async () => {
    const [forgotten, returned] = [visit({ note: '没有人看' }), visit({ note: '看过' })];
    await push(stranger, forgotten, returned);
    await decide(returned.id, 'return');
    server.clock.moveTo('2027-12-01T03:20:00.000+08:00');
    await expire(server.services);
    const results = await push(stranger, forgotten, returned);
    assert.deepEqual(
      results.map(({ status, code, issues }: { status: string; code: string; issues: { message: string }[] }) => [
        status,
        code,
        issues[0]?.message.slice(0, 9),
      ]),
      [
        ['refused', 'expired', '派出所一直没有确认'],
        ['refused', 'returned', '情况属实'],
      ],
    );
    const another = await server.person([{ role: 'officer' }]);
    assert.equal((await push(another, forgotten))[0].code, 'idInUse');
    server.clock.moveTo(NOW);
  });
});
