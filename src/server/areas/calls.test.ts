import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';

let server: TestServer;
let station: Caller;
let officer: Caller;
let committee: Caller;
before(async () => {
  server = await testServer({ at: '2026-11-23T09:00:00.000+08:00' });
  const city = await server.person([{ role: 'bureau', area: '3416' }]);
  await city.ask('PUT', '/api/stations/341622101', { name: '城关派出所', dutyPhone: '0558-7210110' });
  station = await server.person([{ role: 'station', area: '341622101' }]);
  officer = await server.person([{ role: 'officer' }]);
  committee = await server.person([{ role: 'committee', area: LUNAN }]);
  const before = await server.person([{ role: 'officer' }]);
  await server.database.db
    .updateTable('officer')
    .set({ workPhone: '13800000001' })
    .where('id', '=', officer.id)
    .execute();
  await server.post(officer, LUNAN, 'resident');
  await server.post(before, LUNAN, 'contact', '2026-12-01');
  const turn = (from: string, to: string, post: string) =>
    station.post('/api/stations/341622101/roster', { officer: station.id, from, to, post });
  assert.equal((await turn('2026-11-23T18:00:00+08:00', '2026-11-24T08:00:00+08:00', 'onCall')).status, 200);
  assert.equal((await turn('2026-12-23T18:00:00+08:00', '2026-12-24T08:00:00+08:00', 'onCall')).status, 200);
});
after(() => server.stop());

const of = (caller: Caller, village = LUNAN) => caller.get(`/api/villages/${village}/calls`);

describe('whom to call about a village', () => {
  it('is its station, who is on call there these days, who is posted there today, and its committee', async () => {
    const { status, body } = await of(officer);
    assert.equal(status, 200);
    assert.deepEqual(body.station, { name: '城关派出所', dutyPhone: '0558-7210110' });
    assert.deepEqual(
      body.roster.map((one: { officer: { id: string }; from: string }) => [one.officer.id, one.from]),
      [[station.id, '2026-11-23T18:00:00.000+08:00']],
    );
    assert.deepEqual(
      body.officers.map((one: Record<string, unknown>) => [one['id'], one['workPhone'], one['duty'], one['lead']]),
      [[officer.id, '13800000001', 'resident', false]],
    );
    assert.deepEqual(
      body.committee.map(({ id }: { id: string }) => id),
      [committee.id],
    );
  });

  it('is told alike to the committee and to a patrol leader of that village, and to nobody of another', async () => {
    const { body: team } = await station.post('/api/teams', { village: LUNAN, name: '东头队' });
    const leader = await server.person([{ role: 'patrolLeader', area: team.id }]);
    const { body } = await of(officer);
    assert.deepEqual((await of(committee)).body, body);
    assert.deepEqual((await of(leader)).body, body);
    for (const caller of [officer, committee, leader, station]) assert.equal((await of(caller, WULOU)).status, 404);
    assert.equal((await of(officer, '341622101999')).status, 404);
  });

  it('no longer names someone of the committee who left', async () => {
    const gone = await server.person([{ role: 'committee', area: LUNAN }]);
    await server.database.db.updateTable('officer').set({ leftOn: '2026-11-23' }).where('id', '=', gone.id).execute();
    const { body } = await of(officer);
    assert.deepEqual(
      body.committee.map(({ id }: { id: string }) => id),
      [committee.id],
    );
  });
});
