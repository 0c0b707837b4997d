import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMs,
  dayOf,
  daysOfMonth,
  epochOf,
  instant,
  monthOf,
  quarterOf,
  startOf,
  toInstant,
} from './utc8.ts';

test('whatever clock wrote a time, it is read at UTC+8 with milliseconds', () => {
  const table: [written: string, read: string][] = [
    ['2014-06-30T00:00:00+08:00', '2014-06-30T00:00:00.000+08:00'],
    ['2014-06-29T16:00:00Z', '2014-06-30T00:00:00.000+08:00'],
    ['2014-06-29T15:59:59.999Z', '2014-06-29T23:59:59.999+08:00'],
    ['2014-06-29T08:00:00-08:00', '2014-06-30T00:00:00.000+08:00'],
    // the clocks of China went forward in the summers of 1986 to 1991; the scheme's time does not
    ['1988-07-01T00:00:00+09:00', '1988-06-30T23:00:00.000+08:00'],
  ];
  for (const [written, read] of table) assert.equal(toInstant(written), read);
});

test('what is no time is refused', () => {
  for (const text of ['', 'yesterday', '2014-13-01T00:00:00+08:00']) {
    assert.throws(() => toInstant(text), RangeError, text);
  }
});

test('the day and month change at midnight at UTC+8', () => {
  assert.equal(dayOf(toInstant('2014-12-31T15:59:59.999Z')), '2014-12-31');
  assert.equal(dayOf(toInstant('2014-12-31T16:00:00Z')), '2015-01-01');
  assert.equal(monthOf(toInstant('2014-12-31T16:00:00Z')), '2015-01');
  assert.equal(startOf('2014-06-30', '18:00'), '2014-06-30T18:00:00.000+08:00');
});

test('days and months are counted across their ends', () => {
  assert.equal(addDays('2016-02-28', 1), '2016-02-29');
  assert.equal(addDays('2014-03-01', -1), '2014-02-28');
  assert.equal(addMonths('2014-11', 3), '2015-02');
  assert.equal(addMonths('2014-01', -1), '2013-12');
  assert.deepEqual(daysOfMonth('2016-02'), { first: '2016-02-01', last: '2016-02-29', days: 29 });
  assert.deepEqual(quarterOf('2014-05'), ['2014-04', '2014-05', '2014-06']);
  assert.deepEqual(quarterOf('2014-12'), ['2014-10', '2014-11', '2014-12']);
});

const epoch = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2199, 0) });

test('instants compare as strings as their times do', () => {
  fc.assert(fc.property(epoch, epoch, (a, b) => assert.equal(instant(a) < instant(b), a < b)));
});

test('an instant read back is the same time', () => {
  fc.assert(
    fc.property(epoch, fc.integer({ min: -1e9, max: 1e9 }), (at, ms) => {
      assert.equal(epochOf(instant(at)), at);
      assert.equal(epochOf(addMs(instant(at), ms)), at + ms);
    }),
  );
});
