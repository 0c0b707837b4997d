import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOf } from '../../domain/calendar/utc8.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { expireHistory } from './expireHistory.ts';

describe('old ledgers as history', () => {
  let server: TestServer;
  let station: Caller;
  let officer: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-10', '09:00') });
    station = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
    officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
  });
  after(() => server.stop());

  const rows = [
    { village: LUNAN, on: '2026-03-02', count: 12, text: '走访邹庄' },
    { village: LUNAN, on: '2025-06-01', text: '路灯' },
    { village: LUNAN, on: '2019-06-01', count: 3, text: '宅基地' },
  ];
  const take = (more: object = {}, by = station) =>
    by.post('/api/history', { ledger: 'visit', source: '走访台账.xlsx', rows, ...more });
  const read = async (by = officer, more = '') => (await by.get(`/api/history?village=${LUNAN}${more}`)).body;

  test('are kept apart from the journal, in no figure; what is too old comes without its text', async () => {
    const figures = async () => {
      const { rows: judged } = (await station.get(`/api/scorecards?area=${LUNAN}&month=2026-03`)).body;
      return judged;
    };
    const [before, head] = [await figures(), (await station.get(`/api/journal?village=${LUNAN}`)).body.head];
    assert.deepEqual((await take({ dryRun: true })).body, { withoutText: 1 });
    assert.deepEqual((await read()).lines, []);
    const { status, body } = await take();
    assert.equal(status, 200, JSON.stringify(body));
    const { lines } = await read();
    assert.deepEqual(
      lines.map(({ on, count, text, ledger, source }: Record<string, unknown>) => [on, count, text, ledger, source]),
      [
        ['2026-03-02', 12, '走访邹庄', 'visit', '走访台账.xlsx'],
        ['2025-06-01', null, '路灯', 'visit', '走访台账.xlsx'],
        ['2019-06-01', 3, null, 'visit', '走访台账.xlsx'],
      ],
    );
    assert.deepEqual(await figures(), before);
    assert.deepEqual((await station.get(`/api/journal?village=${LUNAN}`)).body.head, head);
  });

  test('are read page by page, by those who read the village', async () => {
    const first = await read(officer, '&limit=2');
    const second = await read(officer, `&limit=2&before=${first.next}`);
    assert.deepEqual([first.lines.length, second.lines.length, second.next], [2, 1, undefined]);
    const stranger = await server.person([{ role: 'officer' }]);
    assert.equal((await stranger.get(`/api/history?village=${LUNAN}`)).status, 404);
    assert.equal((await officer.post('/api/history', {})).status, 403);
  });

  test('with names, numbers of persons, or villages out of reach are refused whole, every row named', async () => {
    const faulty = [
      { village: LUNAN, on: '2024-01-01', text: '户主:王大明' },
      { village: LUNAN, on: '2024-01-01', text: '电话13812341234' },
      { village: LUNAN, on: '2024-13-01' },
    ];
    const { status, body } = await take({ rows: faulty });
    assert.deepEqual(
      [status, body.issues.map(({ path }: { path: string }) => path)],
      [422, ['/body/rows/0/text', '/body/rows/1/text', '/body/rows/2/on']],
    );
    const elsewhere = await take({ rows: [...rows, { village: WULOU, on: '2024-01-01' }] });
    assert.deepEqual(elsewhere.body.issues[0].path, '/body/rows/3/village');
    const future = await take({ rows: [{ village: LUNAN, on: '2027-01-01' }] });
    assert.equal(future.body.issues[0].code, 'in_future');
    assert.equal((await read()).lines.length, 3);
  });

  test('taken in by mistake are taken back whole', async () => {
    const { body: kept } = await take({ ledger: 'patrol', source: '巡逻.csv' });
    const area = LUNAN.slice(0, 9);
    const { imports } = (await station.get(`/api/history/imports?area=${area}`)).body;
    assert.deepEqual(
      imports.map(({ source, lines, villages, by }: any) => [source, lines, villages, by.badge]),
      [
        ['巡逻.csv', 3, 1, station.badge],
        ['走访台账.xlsx', 3, 1, station.badge],
      ],
    );
    const elsewhere = await server.person([{ role: 'station', area: WULOU.slice(0, 9) }]);
    assert.equal((await elsewhere.ask('DELETE', `/api/history/imports/${kept.id}`)).status, 404);
    assert.deepEqual((await station.ask('DELETE', `/api/history/imports/${kept.id}`)).body, { lines: 3 });
    assert.equal((await read()).lines.length, 3);
  });

  test('lose their texts when their time is over, and nothing else', async () => {
    server.clock.moveTo(startOf('2027-06-02', '03:40'));
    assert.equal(await expireHistory(server.services), 1);
    const { lines } = await read();
    assert.deepEqual(
      lines.map(({ text }: { text: string | null }) => text),
      ['走访邹庄', null, null],
    );
    assert.equal(await expireHistory(server.services), 0);
  });
});
