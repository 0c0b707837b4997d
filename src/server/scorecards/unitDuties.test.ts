import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOf } from '../../domain/calendar/utc8.ts';
import { push, told } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';

describe('a department', () => {
  let server: TestServer;
  let unit: Caller;
  let own: Caller;
  let other: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-23', '17:00') });
    unit = await server.person([{ role: 'unit', area: '刑侦大队' }]);
    own = await server.person([{ role: 'officer' }], { unit: '刑侦大队' });
    other = await server.person([{ role: 'officer' }], { unit: '治安大队' });
    await server.post(own, WULOU);
    await server.post(own, LUNAN);
    await server.post(other, LUNAN);
    await push(own, told('2026-11-10 09:00'));
  });
  after(() => server.stop());

  test('sees what its own officers still have to do, wherever they are posted, and no others', async () => {
    const { status, body } = await unit.get('/api/unit-duties?month=2026-11');
    assert.equal(status, 200);
    assert.deepEqual(
      body.rows.map((row: any) => [row.village.id, row.officer.id, row.duties.informationPassed.done]),
      [
        [WULOU, own.id, 0],
        [LUNAN, own.id, 1],
      ],
    );
  });

  const days = (
    who: Caller,
    officer: Caller,
    { village = LUNAN, month = '2026-11', duty = 'informationPassed' } = {},
  ) =>
    who.get(
      `/api/unit-duties/days?month=${month}&village=${village}&officer=${officer.id}&posting=contact&duty=${duty}`,
    );

  test('opens a figure to the days and numbers of what counted, and to nothing else', async () => {
    await push(own, told('2026-11-10 15:00'), told('2026-11-12 09:00'));
    const { status, body } = await days(unit, own);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      days: [
        { on: '2026-11-10', entries: 2 },
        { on: '2026-11-12', entries: 1 },
      ],
    });
    assert.deepEqual((await days(unit, own, { month: '2026-10' })).body, { days: [] });
    assert.deepEqual((await days(unit, own, { village: WULOU })).body, { days: [] });
    assert.deepEqual((await days(unit, own, { duty: 'lawClass' })).body, { days: [] });
  });

  test('opens no figure of other departments’ officers, nor of a village where its own was not posted', async () => {
    for (const { status } of [
      await days(unit, other),
      await days(unit, own, { village: '341622101201' }),
      await days(unit, own, { village: '341699999299' }),
    ])
      assert.equal(status, 404);
    assert.equal((await days(own, own)).status, 403);
  });

  test('sees nothing of the villages themselves', async () => {
    for (const path of [
      `/api/scorecards?area=${LUNAN}&month=2026-11`,
      `/api/scorecards/evidence?village=${LUNAN}&month=2026-11&duty=informationPassed`,
      `/api/duties?village=${LUNAN}&month=2026-11`,
    ]) {
      assert.equal((await unit.get(path)).status, 403);
    }
    assert.equal((await own.get('/api/unit-duties?month=2026-11')).status, 403);
  });
});
