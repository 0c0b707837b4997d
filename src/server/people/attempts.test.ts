import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type Instant, addMs } from '../../domain/calendar/utc8.ts';
import type { Clock } from '../platform/clock.ts';
import { Problem } from '../platform/http/problem.ts';
import { AddressLimit, Attempts, delayAfter } from './attempts.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

/** A clock that stands still until told. */
class StandingClock implements Clock {
  at: Instant = '2026-03-01T08:00:00.000+08:00';
  now = (): Instant => this.at;
  journalNow = (): Instant => this.at;
}

const SECOND = 1000;
const outcomeOf = (attempts: Attempts, name: string, right: boolean) =>
  attempts
    .guess(name, async () => right, Boolean)
    .then((opened) => (opened ? 'opened' : 'refused'))
    .catch((error: unknown) => (error instanceof Problem ? error.code : 'fault'));

test('the delay starts with the fifth failure and doubles up to a quarter of an hour', () => {
  const seconds = [1, 4, 5, 6, 7, 8, 10, 11, 12, 40].map((failures) => delayAfter(failures) / SECOND);
  assert.deepEqual(seconds, [0, 0, 15, 30, 60, 120, 480, 900, 900, 900]);
});

test('after five failures even the right password waits, and the wait grows', async () => {
  const clock = new StandingClock();
  const attempts = new Attempts(database.db, clock);
  for (let failure = 0; failure < 5; failure += 1) assert.equal(await outcomeOf(attempts, 'a1', false), 'refused');
  assert.equal(await outcomeOf(attempts, 'A1', true), 'too_often', 'upper and lower case are one name');
  clock.at = addMs(clock.at, 16 * SECOND);
  assert.equal(await outcomeOf(attempts, 'a1', false), 'refused');
  clock.at = addMs(clock.at, 16 * SECOND);
  assert.equal(await outcomeOf(attempts, 'a1', true), 'too_often');
  clock.at = addMs(clock.at, 15 * SECOND);
  assert.equal(await outcomeOf(attempts, 'a1', true), 'opened');
  assert.equal(await outcomeOf(attempts, 'a1', false), 'refused', 'counted anew');
  assert.equal(await outcomeOf(attempts, 'a1', true), 'opened');
});

test('names that belong to nobody wait alike, and are not kept readable', async () => {
  const attempts = new Attempts(database.db, new StandingClock());
  const said = [];
  for (let failure = 0; failure < 6; failure += 1) said.push(await outcomeOf(attempts, '查无此人', false));
  assert.deepEqual(said, [...Array<string>(5).fill('refused'), 'too_often']);
  const rows = await database.db.selectFrom('signInFailure').selectAll().execute();
  assert.equal(JSON.stringify(rows).includes('查无此人'), false);
});

test('guesses made at the same time count one after the other', async () => {
  const attempts = new Attempts(database.db, new StandingClock());
  const said = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(attempts, 'b1', false)));
  assert.equal(said.filter((outcome) => outcome === 'refused').length, 5);
});

test('the right password at the same time from many phones opens each', async () => {
  const attempts = new Attempts(database.db, new StandingClock());
  const said = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(attempts, 'c1', true)));
  assert.deepEqual(new Set(said), new Set(['opened']));
});

test('failures are forgotten after a day without one', async () => {
  const clock = new StandingClock();
  const attempts = new Attempts(database.db, clock);
  for (let failure = 0; failure < 4; failure += 1) await outcomeOf(attempts, 'd1', false);
  clock.at = addMs(clock.at, 25 * 3600 * SECOND);
  await outcomeOf(attempts, 'd1', false);
  assert.equal(await outcomeOf(attempts, 'd1', true), 'opened');
});

test('an address may sign in sixty times a minute and more, for hours', () => {
  const limit = new AddressLimit();
  for (let try_ = 0; try_ < 200; try_ += 1) limit.take('10.0.0.1', 0);
  for (let second = 1; second < 3600; second += 1) {
    limit.take('10.0.0.1', second * SECOND);
    limit.take('10.0.0.1', second * SECOND);
  }
});

test('an address that storms is stopped, others are not', () => {
  const limit = new AddressLimit();
  const storm = () => {
    for (let tried = 0; tried < 1000; tried += 1) limit.take('10.0.0.2', 0);
  };
  assert.throws(storm, (error) => error instanceof Problem && error.code === 'too_often');
  limit.take('10.0.0.3', 0);
  limit.take('10.0.0.2', 1000);
});
