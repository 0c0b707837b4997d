import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type Instant, instant } from '../../domain/calendar/utc8.ts';
import { type Job, lastSlot, runJobs } from './jobs.ts';
import { logTo } from './log.ts';

let database: TestDatabase;
let now: Instant;
const clock = { now: () => now, journalNow: () => now };
const around = () => ({ db: database.db, clock, log: logTo('silent'), jobStates: new Map() });

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());
beforeEach(async () => {
  now = instant(Date.parse('2026-03-05T04:00:00+08:00'));
  await database.db.deleteFrom('job').execute();
});

const slots: [Parameters<typeof lastSlot>[0], Instant, Instant][] = [
  [{ hourlyAt: 5 }, '2026-03-05T04:05:00.000+08:00', '2026-03-05T04:05:00.000+08:00'],
  [{ hourlyAt: 5 }, '2026-03-05T00:04:59.999+08:00', '2026-03-04T23:05:00.000+08:00'],
  [{ dailyAt: '03:20' }, '2026-03-05T03:20:00.000+08:00', '2026-03-05T03:20:00.000+08:00'],
  [{ dailyAt: '03:20' }, '2026-03-01T03:19:00.000+08:00', '2026-02-28T03:20:00.000+08:00'],
];
for (const [when, at, slot] of slots) {
  test(`at ${at} ${JSON.stringify(when)} was last due at ${slot}`, () => assert.equal(lastSlot(when, at), slot));
}

/** Lets processes look once each for due work. */
async function look(processes: number, work: Job['work']): Promise<void> {
  const job: Job = { name: 'nightly', when: { dailyAt: '03:20' }, work };
  const running = Array.from({ length: processes }, () => runJobs([job], around()));
  await sleep(150);
  await Promise.all(running.map((each) => each.stop()));
}

test('of several processes one does the work, once for each time it falls due', async () => {
  let runs = 0;
  const work = async () => void (runs += 1);
  await look(4, work);
  await look(4, work);
  assert.equal(runs, 1);
  now = instant(Date.parse('2026-03-06T03:21:00+08:00'));
  await look(4, work);
  assert.equal(runs, 2);
});

test('what fell due several times while nothing ran is made up for once', async () => {
  let runs = 0;
  const work = async () => void (runs += 1);
  await look(1, work);
  now = instant(Date.parse('2026-03-20T12:00:00+08:00'));
  await look(1, work);
  await look(1, work);
  assert.equal(runs, 2);
});

test('failed work is tried again, not at once', async () => {
  let runs = 0;
  const work = async () => {
    runs += 1;
    throw new Error('no');
  };
  await look(1, work);
  await look(1, work);
  assert.equal(runs, 1);
  now = instant(Date.parse('2026-03-05T04:05:01+08:00'));
  await look(1, work);
  assert.equal(runs, 2);
});

test('a process that died at the work keeps others from it for ten minutes', async () => {
  await database.db.insertInto('job').values({ name: 'nightly', leasedUntil: '2026-03-05T04:08:00+08:00' }).execute();
  let runs = 0;
  const work = async () => void (runs += 1);
  await look(1, work);
  assert.equal(runs, 0);
  now = instant(Date.parse('2026-03-05T04:08:01+08:00'));
  await look(1, work);
  assert.equal(runs, 1);
});

test('stopping waits for the work under way, and work cut short is done by the next start', async () => {
  let ended = 0;
  const running = runJobs(
    [
      {
        name: 'long',
        when: { hourlyAt: 0 },
        work: async (signal) => {
          await sleep(5000, undefined, { signal }).catch(() => sleep(50));
          ended += 1;
        },
      },
    ],
    around(),
  );
  await sleep(100);
  await running.stop();
  assert.equal(ended, 1);
  const row = await database.db.selectFrom('job').select('doneFor').executeTakeFirstOrThrow();
  assert.equal(row.doneFor, null);
});

test('a job rests three times as long as it worked', async () => {
  const times: { began: number; ended: number }[] = [];
  const work = async () => {
    const began = performance.now();
    await sleep(40);
    times.push({ began, ended: performance.now() });
  };
  const running = runJobs([{ name: 'often', when: { everyMs: 1 }, work }], around());
  while (times.length < 3) await sleep(10);
  await running.stop();
  for (const [index, { began, ended }] of times.slice(0, 2).entries()) {
    const next = times[index + 1]!.began;
    // timers are counted in whole milliseconds
    assert.ok(next - ended >= 3 * (ended - began) - 4.5, `worked ${ended - began} ms, rested ${next - ended} ms`);
  }
});
