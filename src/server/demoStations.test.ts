import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LUNAN, type TestServer, testServer } from '../../tests/support/server.ts';
import { staffStations, turnsOf } from './demoStations.ts';

describe('the roster of a demonstration', () => {
  test('has somebody on call each of the past 7 and the coming 14 days, and somebody in charge beside them', () => {
    const turns = turnsOf({ station: '341622101', officers: ['甲', '乙', '丙'] }, '2026-11-26');
    const onCall = turns.filter(({ post }) => post === 'onCall');
    assert.equal(onCall.length, 21);
    assert.equal(onCall[0]?.fromAt, '2026-11-19T08:00:00.000+08:00');
    assert.equal(onCall.at(-1)?.toAt, '2026-12-10T08:00:00.000+08:00');
    for (const [index, turn] of onCall.slice(1).entries()) assert.equal(turn.fromAt, onCall[index]?.toAt);
    const today = turns.filter(({ fromAt }) => fromAt === '2026-11-26T08:00:00.000+08:00');
    assert.deepEqual(new Set(today.map(({ post }) => post)), new Set(['onCall', 'lead']));
    assert.equal(new Set(today.map(({ officer }) => officer)).size, 2);
  });

  test('where there is one officer, that one is on call every day', () => {
    const turns = turnsOf({ station: '341622101', officers: ['甲'] }, '2026-11-26');
    assert.deepEqual([turns.length, new Set(turns.map(({ post }) => post))], [21, new Set(['onCall'])]);
  });
});

describe('the stations of a demonstration', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
    for (const _ of [1, 2]) await server.post(await server.person([{ role: 'officer' }]), LUNAN, 'resident');
    await staffStations(server.services);
    await staffStations(server.services);
  });
  after(() => server.stop());

  test('have a duty phone each, and officers on call at this moment', async () => {
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    const { stations } = (await bureau.get('/api/stations?area=3416')).body;
    const phones = stations.map(({ dutyPhone }: { dutyPhone: string }) => dutyPhone);
    assert.ok(phones.every((phone: string) => /^0558-0009\d{3}$/.test(phone)));
    assert.equal(new Set(phones).size, phones.length);
    const staffed = stations.find(({ id }: { id: string }) => id === LUNAN.slice(0, 9));
    assert.deepEqual(
      staffed.onCall.map(({ post }: { post: string }) => post),
      ['lead', 'onCall'],
    );
  });
});
