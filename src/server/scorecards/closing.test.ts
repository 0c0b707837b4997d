import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOf } from '../../domain/calendar/utc8.ts';
import { lawClassOn, note, outcomes, push, told } from '../../../tests/support/pushed.ts';
import { type Caller, testServer, type TestServer } from '../../../tests/support/server.ts';
import { closeDue } from './closeDue.ts';
import { recount } from './recount.ts';

describe('a month closes', () => {
  let server: TestServer;
  let bureau: Caller;
  let station: Caller;
  let officer: Caller;
  let village: string;
  let villages: string[];
  before(async () => {
    server = await testServer({ at: at('2026-10-20') });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    villages = (await bureau.get('/api/coverage?area=341622101&on=2026-10-20')).body.uncovered.map(
      (one: { id: string }) => one.id,
    );
  });
  after(() => server.stop());
  beforeEach(async () => {
    server.clock.moveTo(at('2026-10-20'));
    officer = await server.person([{ role: 'officer' }]);
    village = villages.pop()!;
    await server.post(officer, village);
  });

  const at = (day: string, time = '12:00') => startOf(day, time);
  const here = (more: object = {}) => ({ village, ...more });
  const read = async (month = '2026-10') => {
    const { body } = await bureau.get(`/api/scorecards?area=${village}&month=${month}`);
    const row = body.rows.find((one: { posting: string | null }) => one.posting === 'contact');
    const figure = ({ done, required, state, late }: any) =>
      `${done}/${required} ${state}${late ? ` late ${late}` : ''}`;
    return {
      closed: body.closed as boolean,
      policy: `${body.policy.id} ${body.policy.version}`,
      days: figure(row.duties.villageDays),
      told: figure(row.duties.informationPassed),
      lawClass: figure(body.rows[0].duties.lawClass),
    };
  };
  const stored = async () => {
    const { rows } = await server.database.pool
      .query(
        `begin; set local app.lo = ''; set local app.hi = '~'; select month, closed_at from month_closing where village = '${village}' order by month; commit`,
      )
      .then((results) => (results as unknown as { rows: { month: string; closed_at: string }[] }[])[3]!);
    return rows.map(({ month, closed_at: closed }) => `${month} ${closed}`);
  };

  test('at 00:00 of the 4th, for whoever reads first; what was open is missed, what comes later is late', async () => {
    await push(officer, told('2026-10-19 12:00', here()), lawClassOn('2026-10-19 13:00', here()));
    server.clock.moveTo(at('2026-11-03', '23:59'));
    await push(officer, told('2026-10-31 12:00', here()));
    assert.deepEqual(await read(), {
      ...{ closed: false, policy: 'bozhou-2014 1', days: '1/2 open', told: '2/10 open', lawClass: '1/1 met' },
    });
    server.clock.moveTo(at('2026-11-04', '00:00'));
    await push(officer, told('2026-10-31 13:00', here()));
    assert.deepEqual(await read(), {
      ...{ closed: true, policy: 'bozhou-2014 1', days: '1/2 missed', told: '2/10 missed late 1', lawClass: '1/1 met' },
    });
    assert.deepEqual(await stored(), ['2026-10 2026-11-04T00:00:00.000+08:00']);
  });

  test('a closed month does not move: corrections, postings, absences, thresholds and policies leave it as it was', async () => {
    const first = told('2026-10-19 12:00', here());
    await push(officer, first, told('2026-10-20 08:00', here()));
    server.clock.moveTo(at('2026-11-05'));
    const before = await read();
    await push(
      officer,
      note(
        'correction',
        '2026-11-05 08:00',
        { action: 'withdraw', reason: '记错了' },
        here({ about: first.id, onSite: false }),
      ),
    );
    const posting = (await bureau.get(`/api/assignments?area=${village}`)).body.assignments[0].id;
    assert.equal(
      (await bureau.post(`/api/assignments/${posting}/transfer`, { on: '2026-10-10', duty: 'resident' })).status,
      200,
    );
    const absence = { officer: officer.id, from: '2026-10-01', to: '2026-10-31', kind: 'leave' };
    assert.equal((await bureau.post('/api/absences', absence)).status, 200);
    const threshold = { village, duty: 'informationPassed', fromMonth: '2026-10', threshold: 1 };
    assert.equal((await bureau.post('/api/thresholds', threshold)).status, 200);
    assert.deepEqual({ ...(await read()), told: '' }, { ...before, told: '' });
    assert.equal((await read()).told.replace(/ late.*/, ''), before.told);
  });

  test('it says which version of the policy judged it, whatever is in force later', async () => {
    server.clock.moveTo(at('2026-11-05'));
    assert.equal((await read()).policy, 'bozhou-2014 1');
    const { policies } = { policies: (await bureau.get(`/api/policies?area=${village}`)).body.forces };
    const policy = { ...policies[0].policy, id: `strict-${village}`, version: 3 };
    const applied = await bureau.post('/api/policies', { area: village, from: '2026-10-01', policy });
    assert.equal(applied.status, 200, JSON.stringify(applied.body));
    assert.equal((await read()).policy, 'bozhou-2014 1');
    assert.equal((await read('2026-11')).policy, `strict-${village} 3`);
  });

  test('an entry held for it keeps it open until the station has decided, and then counts', async () => {
    const early = note('diary', '2026-10-19 12:00', { work: ['meeting'] }, here());
    const ahead = told('2026-10-20 23:00', here());
    const results = await outcomes(officer, [early, ahead]);
    assert.deepEqual(
      results.map(({ status, code }) => `${status} ${code ?? ''}`),
      ['accepted ', 'held clock'],
    );
    server.clock.moveTo(at('2026-11-06'));
    assert.equal((await read()).closed, false);
    const decided = await station.post(`/api/held/${ahead.id}`, { decision: 'accept', reason: '手机时间不准' });
    assert.equal(decided.status, 200, JSON.stringify(decided.body));
    assert.deepEqual([(await read()).closed, (await read()).told], [true, '1/10 missed']);
    assert.deepEqual(await stored(), ['2026-10 2026-11-06T12:00:00.000+08:00']);
  });

  test('one given back lets the month close', async () => {
    const ahead = told('2026-10-20 23:00', here());
    await outcomes(officer, [ahead]);
    server.clock.moveTo(at('2026-11-06'));
    assert.equal((await read()).closed, false);
    await station.post(`/api/held/${ahead.id}`, { decision: 'return', reason: '请核对时间' });
    server.clock.moveTo(at('2026-11-07'));
    assert.deepEqual([(await read()).closed, (await read()).told], [true, '0/10 missed']);
  });

  test('an entry held from before a later month moves none that closed meanwhile', async () => {
    const ahead = lawClassOn('2026-10-20 23:00', here());
    await outcomes(officer, [ahead]);
    server.clock.moveTo(at('2027-01-05'));
    const december = await read('2026-12');
    assert.deepEqual([december.closed, december.lawClass], [true, '0/1 missed']);
    await station.post(`/api/held/${ahead.id}`, { decision: 'accept', reason: '手机时间不准' });
    assert.deepEqual(await read('2026-12'), { ...december, lawClass: '0/1 missed late 1' });
    assert.equal((await read('2026-10')).lawClass, '1/1 met');
  });

  for (const first of ['append', 'closing']) {
    test(`an append crossing the closing is in time or late for good: the ${first} comes first`, async () => {
      await push(officer, told('2026-10-19 12:00', here()));
      const release = await holding(village);
      const append = () => {
        server.clock.moveTo(at('2026-11-03', '23:59'));
        return push(officer, told('2026-10-30 12:00', here()));
      };
      const close = () => {
        server.clock.moveTo(at('2026-11-04', '00:00'));
        return recount(server.services, [{ village, month: '2026-10' }]);
      };
      const [one, other] = first === 'append' ? [append, close] : [close, append];
      const begun = one();
      await waiting(1);
      const follows = other();
      await waiting(2);
      await release();
      await Promise.all([begun, follows]);
      server.clock.moveTo(at('2026-11-04', '00:00'));
      const closed = await read();
      assert.deepEqual([closed.closed, closed.told], [true, first === 'append' ? '2/10 missed' : '1/10 missed late 1']);
      await recount(server.services, [{ village, month: '2026-10' }]);
      assert.deepEqual(await read(), closed);
    });
  }

  /** Keeps a journal from everybody until the answer is called. */
  const holding = async (journal: string) => {
    const client = await server.database.pool.connect();
    await client.query(`begin; set local app.lo = ''; set local app.hi = '~'`);
    await client.query(`select from journal_head where village = $1 for update`, [journal]);
    return async () => {
      await client.query('commit');
      client.release();
    };
  };

  test('twice, late or from several sides at once: one closing, at its proper time, also where nobody looked', async () => {
    await push(officer, told('2026-10-19 12:00', here()));
    server.clock.moveTo(at('2026-11-20'));
    await Promise.all([closeDue(server.services), closeDue(server.services), read(), read()]);
    await closeDue(server.services);
    assert.deepEqual(await stored(), ['2026-10 2026-11-04T00:00:00.000+08:00']);
    assert.equal((await read()).closed, true);
    village = villages.pop()!;
    assert.deepEqual(await stored(), ['2026-10 2026-11-04T00:00:00.000+08:00']);
  });

  test('where nobody is posted and nothing was noted by then, the scheme did not run: nothing is missed', async () => {
    village = '341622102200';
    server.clock.moveTo(at('2026-11-20'));
    const { body } = await bureau.get(`/api/scorecards?area=${village}&month=2026-10`);
    assert.deepEqual([body.closed, body.rows[0].duties.alertPublished.state], [false, 'open']);
    assert.deepEqual(await stored(), []);
  });

  /** Until as many sessions wait for a lock. */
  const waiting = async (count: number) => {
    for (let attempt = 0; attempt < 500; attempt++) {
      await sleep(10);
      const { rows } = await server.database.pool.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows[0].n >= count) return;
    }
    assert.fail('nobody waits');
  };
});
