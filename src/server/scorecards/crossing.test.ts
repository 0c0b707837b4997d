import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import pg from 'pg';
import { push, told } from '../../../tests/support/pushed.ts';
import { type Caller, testServer, type TestServer } from '../../../tests/support/server.ts';
import { recount } from './recount.ts';
import { countDue } from './worker.ts';

const NOW = '2026-11-23T17:00:00.000+08:00';
const MONTH = '2026-11';

describe('what crosses a counting is not lost', () => {
  let server: TestServer;
  let bureau: Caller;
  let officer: Caller;
  let village: string;
  let villages: string[];
  let admin: pg.Client;
  before(async () => {
    server = await testServer({ at: NOW });
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    villages = (await bureau.get('/api/coverage?area=341622101&on=2026-11-20')).body.uncovered.map(
      (one: { id: string }) => one.id,
    );
    admin = new pg.Client(server.database.superUrl);
    await admin.connect();
  });
  after(async () => {
    await admin.end();
    await server.stop();
  });
  beforeEach(async () => {
    officer = await server.person([{ role: 'officer' }]);
    village = villages.pop()!;
    await server.post(officer, village);
  });

  const entry = () => told('2026-11-20 12:00', { village });
  const card = () => ({ village, month: MONTH });
  /** As stored, whether it is stale or not. */
  const storedDone = async () => {
    const { rows } = await admin.query(
      'select information_passed_done as done from scorecard_posting where village = $1 and month = $2',
      [village, MONTH],
    );
    return rows[0]?.done as number | undefined;
  };
  const marked = async () => {
    const { rows } = await admin.query('select from scorecard_dirty where village = $1', [village]);
    return rows.length > 0;
  };
  const shownDone = async () => {
    const { body } = await bureau.get(`/api/scorecards?area=${village}&month=${MONTH}`);
    return body.rows.find((row: { posting: string | null }) => row.posting !== null).duties.informationPassed;
  };
  /** Everyone who has read what they count by stops before writing cards; `go` lets them on. */
  const stopped = async () => {
    await admin.query('begin; lock table scorecard_posting in share mode');
    return () => admin.query('commit');
  };
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

  test('an append that commits after the worker has read leaves its mark', async () => {
    await push(officer, entry());
    const go = await stopped();
    const counting = countDue(server.services);
    await waiting(1);
    await push(officer, entry());
    await go();
    await counting;
    assert.deepEqual([await storedDone(), await marked()], [1, true]);
    await countDue(server.services);
    assert.deepEqual([await storedDone(), await marked()], [2, false]);
  });

  test('the first entry of a month, coming while its card is counted for the first time, too', async () => {
    const go = await stopped();
    const counting = recount(server.services, [card()]);
    await waiting(1);
    await push(officer, entry());
    await go();
    await counting;
    assert.deepEqual([await storedDone(), await marked()], [0, true]);
    assert.equal((await shownDone()).done, 1);
  });

  test('of two countings the one that read more writes last', async () => {
    await push(officer, entry());
    const go = await stopped();
    const early = recount(server.services, [card()]);
    await waiting(1);
    await push(officer, entry());
    const late = recount(server.services, [card()]);
    await waiting(2);
    await go();
    await Promise.all([early, late]);
    assert.deepEqual([await storedDone(), await marked()], [2, false]);
  });

  test('a threshold, an absence or a posting changed while a card is counted for the first time', async () => {
    const go = await stopped();
    const counting = recount(server.services, [card()]);
    await waiting(1);
    const threshold = { village, duty: 'informationPassed', fromMonth: MONTH, threshold: 5 };
    const changes = [
      bureau.post('/api/thresholds', threshold),
      bureau.post('/api/absences', { officer: officer.id, from: '2026-11-01', to: '2026-11-15', kind: 'leave' }),
    ];
    await waiting(3);
    await go();
    await counting;
    for (const { status, body } of await Promise.all(changes)) assert.equal(status, 200, JSON.stringify(body));
    assert.equal((await shownDone()).required, 2);
  });

  test('many appends, workers and readers at once end with every entry counted, and nobody in a deadlock', async () => {
    const both = [village, villages.pop()!];
    await server.post(officer, both[1]!);
    const pushes = Array.from({ length: 12 }, () =>
      push(officer, ...both.map((one) => told('2026-11-20 12:00', { village: one }))),
    );
    const others = Array.from({ length: 6 }, () => Promise.all([countDue(server.services), shownDone()]));
    await Promise.all([...pushes, ...others]);
    await countDue(server.services);
    assert.deepEqual([await storedDone(), await marked()], [12, false]);
    const { rows } = await admin.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    assert.equal(rows[0].deadlocks, 0);
  });
});

test('the worker counts within a second', async () => {
  const server = await testServer({ at: NOW, jobs: true });
  try {
    const officer = await server.person([{ role: 'officer' }]);
    const village = '341622101210';
    await server.post(officer, village);
    await push(officer, told('2026-11-20 12:00'));
    const started = performance.now();
    for (;;) {
      const { rows } = await server.database.pool
        .query(
          `begin; set local app.lo = ''; set local app.hi = '~'; select information_passed_done as done from scorecard_posting; commit`,
        )
        .then((results) => (results as unknown as { rows: { done: number }[] }[])[3]!);
      if (rows[0]?.done === 1) break;
      assert.ok(performance.now() - started < 1000, 'still not counted after a second');
      await sleep(20);
    }
  } finally {
    await server.stop();
  }
});
