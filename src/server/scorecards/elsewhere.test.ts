import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assess } from '../../domain/duties/assess.ts';
import { startOf } from '../../domain/calendar/utc8.ts';
import { note, push, told } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { countDue } from './worker.ts';

describe('a duty counted over all villages of an officer', () => {
  let server: TestServer;
  let bureau: Caller;
  let officer: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-23', '17:00') });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    officer = await server.person([{ role: 'officer' }]);
    // villages of two counties
    for (const village of [LUNAN, WULOU]) await server.post(officer, village);
    const [force] = (await bureau.get('/api/policies?area=3416')).body.forces;
    const duties = force.policy.duties.map((duty: { id: string }) =>
      duty.id === 'informationPassed' ? { ...duty, per: 'officer', minPerVillage: 1 } : duty,
    );
    const policy = { ...force.policy, id: 'together', duties };
    const applied = await bureau.post('/api/policies', { area: '3416', from: '2026-09-01', policy });
    assert.equal(applied.status, 200, JSON.stringify(applied.body));
  });
  after(() => server.stop());

  const passed = async (village: string, month = '2026-11') => {
    const { body } = await bureau.get(`/api/scorecards?area=${village}&month=${month}`);
    const { done, required, state } = body.rows.find((row: any) => row.posting === 'contact').duties.informationPassed;
    return `${done}/${required} ${state}`;
  };
  const stored = async (village: string) => {
    const results = (await server.database.pool.query(
      `begin; set local app.lo = ''; set local app.hi = '~'; select information_passed_done as done from scorecard_posting where village = '${village}' and month = '2026-11'; commit`,
    )) as unknown as { rows: { done: number }[] }[];
    return results[3]!.rows[0]?.done;
  };

  test('an entry in one village counts in the other, whoever reads, and whichever county it lies in', async () => {
    assert.equal(await passed(WULOU), '0/10 open');
    await push(officer, told('2026-11-10 09:00'), told('2026-11-11 09:00', { village: WULOU }));
    assert.equal(await passed(WULOU), '2/10 open');
    assert.equal(await passed(LUNAN), '2/10 open');
  });

  test('the worker counts both', async () => {
    await push(officer, told('2026-11-12 09:00'));
    await countDue(server.services);
    assert.deepEqual([await stored(LUNAN), await stored(WULOU)], [3, 3]);
  });

  test('each village has its own least', async () => {
    await push(officer, ...Array.from({ length: 10 }, () => told('2026-10-10 09:00')));
    server.clock.moveTo(startOf('2026-10-30', '12:00'));
    assert.equal(await passed(LUNAN, '2026-10'), '10/10 met');
    assert.equal(await passed(WULOU, '2026-10'), '10/10 open');
    server.clock.moveTo(startOf('2026-11-23', '17:00'));
  });

  test('the phone is told what counts from elsewhere, nothing more of the other village, and comes to the same', async () => {
    const { body } = await officer.get(`/api/duties?village=${LUNAN}&month=2026-11`);
    const counted = body.elsewhere[officer.id].informationPassed.counted;
    assert.equal(counted.length, 1);
    const { carry, entries } = (await officer.get(`/api/journal?village=${LUNAN}&from=2026-10-01`)).body;
    const asOf = startOf('2026-11-23', '17:00');
    const result = assess({ ...body, entries: [...carry, ...entries], month: '2026-11', asOf });
    assert.equal(result.postings[0]?.duties.informationPassed?.done, 3);
  });

  test('when a posting ends the other village is counted without it', async () => {
    const { assignments } = (await bureau.get(`/api/assignments?area=${WULOU}`)).body;
    const other = await server.person([{ role: 'officer' }]);
    const transfer = { on: '2026-11-01', officer: other.id };
    assert.equal((await bureau.post(`/api/assignments/${assignments[0].id}/transfer`, transfer)).status, 200);
    await countDue(server.services);
    assert.deepEqual([await stored(LUNAN), await passed(LUNAN)], [2, '2/10 open']);
  });

  test('a closed month keeps what counted from elsewhere', async () => {
    server.clock.moveTo(startOf('2026-12-05', '12:00'));
    const before = await passed(LUNAN);
    await push(officer, note('hazard', '2026-11-30 09:00', { type: 'road', place: '村口' }, { village: WULOU }));
    assert.equal(await passed(LUNAN), before);
  });
});
