import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Body } from '../../domain/journal/registry.ts';
import { note, push, visitTo, doors } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

interface Line {
  number: number;
  told: string;
  standing: string;
  case: string | null;
  about: { number: number } | null;
  own: string[];
  occurredOn: string;
  author: { name: string };
  withheld?: true;
}

describe('the diary of a village', () => {
  let server: TestServer;
  let officer: Caller;
  let station: Caller;
  let committee: Caller;
  const ids = { dispute: '', visit: '' };

  before(async () => {
    server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
    officer = await server.person([{ role: 'officer' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    committee = await server.person([{ role: 'committee', area: LUNAN }]);
    await server.post(officer, LUNAN, 'contact', '2026-06-01');
    const called = doors(3, '2026-11-02 09:00');
    const visit = visitTo('2026-11-02 10:00', called);
    const dispute = note('dispute', '2026-11-03 09:00', {
      type: 'neighbour',
      size: 'two',
      harm: 'none',
      place: '邹庄',
    });
    const mediation: Body<'mediation'> = {
      way: 'people',
      result: 'settled',
      mediators: ['officer'],
      agreement: 'oral',
    };
    await push(officer, ...called, visit, dispute);
    await push(officer, note('mediation', '2026-11-03 15:00', mediation, { about: dispute.id }));
    await push(officer, note('patrol', '2026-10-30 20:00', night));
    await push(
      officer,
      note('correction', '2026-11-04 09:00', { action: 'withdraw', reason: '记重了' }, { about: visit.id }),
    );
    Object.assign(ids, { dispute: dispute.id, visit: visit.id });
  });
  after(() => server.stop());

  const night = {
    ...{ startedAt: '2026-10-30T20:00:00+08:00', endedAt: '2026-10-30T22:00:00+08:00' },
    ...{ volunteers: 4, night: true },
  };
  const diary = async (query = '', who = officer): Promise<{ entries: Line[]; next?: number }> =>
    (await who.get(`/api/diary?village=${LUNAN}${query}`)).body;
  const numbersOf = async (query: string, who = officer) =>
    (await diary(query, who)).entries.map(({ number }) => number);

  it('tells each entry, the newest first, in the language asked for', async () => {
    const { entries } = await diary();
    assert.deepEqual(entries.map(({ number, told }) => `${number} ${told}`).slice(0, 4), [
      '8 作废:记重了',
      '7 夜间义务巡逻20:00至22:00,4名队员',
      '6 人民调解:调解成功,民警参加,口头协议',
      '5 接到矛盾纠纷:邻里纠纷,邹庄,双方',
    ]);
    const english = await officer.ask('GET', `/api/diary?village=${LUNAN}&limit=1&before=8`, undefined, {
      'accept-language': 'en',
    });
    assert.equal(english.body.entries[0].told, 'Night patrol from 20:00 to 22:00 with 4 volunteers');
  });

  it('shows what was withdrawn, what refers to what, and which case a step belongs to', async () => {
    const { entries } = await diary();
    const at = (number: number) => entries.find((entry) => entry.number === number);
    assert.deepEqual([at(4)?.standing, at(5)?.standing, at(8)?.about?.number], ['withdrawn', 'stands', 4]);
    assert.deepEqual([at(5)?.case, at(6)?.case, at(7)?.case], [ids.dispute, ids.dispute, null]);
    assert.deepEqual([at(4)?.own, at(5)?.own, at(8)?.own], [[], [officer.id], []]);
    assert.deepEqual([at(5)?.occurredOn, at(7)?.occurredOn], ['2026-11-03', '2026-10-30']);
  });

  for (const [by, query, numbers] of [
    ['one of the six roles', '&role=mediator', [6, 5]],
    ['a kind', '&kind=patrol', [7]],
    ['the days on which it happened', '&from=2026-11-03&to=2026-11-03', [6, 5]],
    ['their numbers', '&numbers=5,7', [7, 5]],
  ] as const) {
    it(`can be read by ${by}`, async () => assert.deepEqual(await numbersOf(query), numbers));
  }

  it('can be read by officer', async () => {
    assert.equal((await numbersOf(`&officer=${officer.id}`)).length, 8);
    assert.deepEqual(await numbersOf(`&officer=${station.id}`), []);
  });

  it('comes page by page', async () => {
    const first = await diary('&limit=3');
    assert.deepEqual([first.entries.length, first.next], [3, 6]);
    assert.deepEqual(await numbersOf(`&limit=3&before=${first.next}`), [5, 4, 3]);
    assert.equal((await diary('&before=4')).next, undefined);
  });

  it('shows what the reader may not see as withheld, and not at all under a filter', async () => {
    const { entries } = await diary('', committee);
    const seen = entries.filter(({ withheld }) => !withheld).map(({ number }) => number);
    assert.deepEqual([entries.length, seen], [8, [7]]);
    assert.ok(entries.every((entry) => entry.withheld !== true || Object.keys(entry).length === 2));
    assert.deepEqual(await numbersOf('&role=mediator', committee), []);
    assert.deepEqual(await numbersOf('&from=2026-11-03', committee), []);
  });

  it('of a village out of reach answers as one that does not exist', async () => {
    const other = await officer.get(`/api/diary?village=${WULOU}`);
    const unknown = await officer.get('/api/diary?village=341622999999');
    assert.deepEqual([other.status, other.body.code], [unknown.status, unknown.body.code]);
  });

  describe('beside it', () => {
    it('the village says who is on duty, who was, and its station', async () => {
      const { body } = await station.get(`/api/villages/${LUNAN}`);
      assert.deepEqual(
        body.path.map(({ name }: { name: string }) => name),
        ['安徽省', '亳州市', '蒙城县', '双涧镇'],
      );
      assert.deepEqual([body.station.id, body.inScheme], ['341622101', true]);
      const [posting] = body.postings;
      assert.deepEqual(
        [posting.officer.id, posting.lead, posting.from, posting.to],
        [officer.id, true, '2026-06-01', null],
      );
    });

    it('of another village a station learns as little as of one that does not exist', async () => {
      for (const path of ['', '/series']) {
        const other = await station.get(`/api/villages/${WULOU}${path}`);
        const unknown = await station.get(`/api/villages/341622999999${path}`);
        assert.deepEqual([other.status, other.body.code], [404, unknown.body.code]);
      }
    });

    it('its year has twelve months, withdrawn entries counted nowhere', async () => {
      const { months } = (await station.get(`/api/villages/${LUNAN}/series`)).body;
      assert.deepEqual([months.length, months[0].month, months[11].month], [12, '2025-12', '2026-11']);
      const { roles, cases, duties } = months[11];
      assert.deepEqual([roles.mediator, roles.liaison, roles.organiser], [2, 0, 0]);
      assert.deepEqual(cases, { opened: 1, closed: 0 });
      assert.deepEqual(duties.villageDays, { done: 2, required: 2 });
      assert.equal(months[10].roles.organiser, 1);
    });
  });
});
