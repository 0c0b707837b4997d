import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOf } from '../../domain/calendar/utc8.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import { bozhou } from '../../../tests/support/months.ts';
import { doors, push, visitTo } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { closeDue } from '../scorecards/closeDue.ts';
import { rehearseNext } from './rehearsals.ts';

/** `householdVisits` changed, everything else as in 2014. */
const visits = (changes: object): Policy => ({
  ...bozhou,
  version: 2,
  duties: bozhou.duties.map((duty) => (duty.id === 'householdVisits' ? { ...duty, ...changes } : duty)),
});

describe('a rehearsal', () => {
  let server: TestServer;
  let bureau: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-10-20', '17:00') });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    await server.post(officer, WULOU);
    const here = doors(15, '2026-10-05 08:00');
    await push(officer, ...here, visitTo('2026-10-05 09:00', here));
    const there = doors(8, '2026-10-06 08:00', { village: WULOU });
    await push(officer, ...there, visitTo('2026-10-06 09:00', there, { village: WULOU }));
    server.clock.moveTo(startOf('2026-11-10', '08:00'));
    await closeDue(server.services);
  });
  after(() => server.stop());

  const ask = (body: object) => bureau.post('/api/policies/rehearsals', { area: '3416', month: '2026-10', ...body });
  const read = async (id: string) => (await bureau.get(`/api/policies/rehearsals/${id}`)).body;
  const rehearsed = async (body: object) => {
    const { status, body: asked } = await ask(body);
    assert.equal(status, 200, JSON.stringify(asked));
    await rehearseNext(server.services);
    return read(asked.id);
  };
  const judged = async () => {
    const { rows } = (await bureau.get('/api/scorecards?area=3416&month=2026-10&by=area')).body;
    return rows[0].duties.householdVisits;
  };

  test('stands beside the month as it was judged, and moves nothing', async () => {
    const before = await judged();
    const { state, done, of, duties, villages } = await rehearsed({ area: '3416', policy: visits({ threshold: 12 }) });
    assert.deepEqual([state, done, of], ['done', 1360, 1360]);
    assert.deepEqual(
      [duties.householdVisits.before.missed, duties.householdVisits.after.met, duties.householdVisits.after.missed],
      [2, 1, 1],
    );
    assert.deepEqual(duties.villageDays.before, duties.villageDays.after);
    assert.deepEqual(
      villages.map(({ id, name, township }: Record<string, string>) => [id, name, township]),
      [
        [WULOU, '武楼村委会', villages[0].township],
        [LUNAN, '路南村委会', villages[1].township],
      ],
    );
    assert.equal(villages[1].duties.householdVisits.after.met, 1);
    assert.deepEqual(await judged(), before);
  });

  test("takes the draft's own thresholds of villages, whatever their months", async () => {
    const own = { village: WULOU, duty: 'householdVisits', fromMonth: '2027-01', threshold: 8 };
    const { villages } = await rehearsed({ area: '341621', policy: visits({}), thresholds: [own] });
    assert.deepEqual(
      villages.map(({ id, duties }: { id: string; duties: any }) => [id, duties.householdVisits.after.met]),
      [[WULOU, 1]],
    );
  });

  test('counts over all villages of an officer when the draft says so, in a closed month too', async () => {
    const { duties } = await rehearsed({ policy: visits({ per: 'officer' }) });
    assert.deepEqual([duties.householdVisits.before.met, duties.householdVisits.after.met], [0, 2]);
    const alone = await rehearsed({ area: '341622', policy: visits({ per: 'officer' }) });
    assert.equal(alone.duties.householdVisits.after.met, 0, 'the other village, outside its area, is as it is');
  });

  test('can be ended, while it waits and while it runs', async () => {
    const { body: waiting } = await ask({ policy: visits({}) });
    assert.equal((await bureau.ask('DELETE', `/api/policies/rehearsals/${waiting.id}`)).status, 200);
    await rehearseNext(server.services);
    assert.equal((await read(waiting.id)).state, 'cancelled');
    const { body: running } = await ask({ policy: visits({}) });
    const under = rehearseNext(server.services);
    while ((await read(running.id)).done === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await bureau.ask('DELETE', `/api/policies/rehearsals/${running.id}`);
    await under;
    const { state, duties } = await read(running.id);
    assert.deepEqual([state, duties], ['cancelled', undefined]);
  });

  test('that the stop of the server cut short is begun again', async () => {
    const { body } = await ask({ policy: visits({}) });
    await rehearseNext(server.services, AbortSignal.abort());
    assert.equal((await read(body.id)).state, 'waiting');
    await rehearseNext(server.services);
    assert.equal((await read(body.id)).state, 'done');
  });

  test('of a faulty draft, or of a month to come, is refused with every issue', async () => {
    const faulty = await ask({ policy: { ...visits({}), graceDays: 99, colour: 'blue' } });
    assert.deepEqual(
      [faulty.status, faulty.body.issues.map(({ path }: { path: string }) => path).sort()],
      [422, ['/body/policy/colour', '/body/policy/graceDays']],
    );
    assert.equal((await ask({ month: '2026-12', policy: visits({}) })).body.issues[0].path, '/body/month');
  });

  test('is for the bureau of the area', async () => {
    const elsewhere = await server.person([{ role: 'bureau', area: '341621' }]);
    const { body } = await ask({ area: '341622', policy: visits({}) });
    assert.equal((await elsewhere.get(`/api/policies/rehearsals/${body.id}`)).status, 404);
    assert.equal((await elsewhere.ask('DELETE', `/api/policies/rehearsals/${body.id}`)).status, 404);
    const foreign = { area: '341622', month: '2026-10', policy: visits({}) };
    assert.equal((await elsewhere.post('/api/policies/rehearsals', foreign)).status, 404);
    await bureau.ask('DELETE', `/api/policies/rehearsals/${body.id}`);
  });
});
