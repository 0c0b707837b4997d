import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addWorkingDays, holidaysSchema, isProvisional, isWorkingDay } from './holidays.ts';

const holidays = holidaysSchema.parse(
  JSON.parse(readFileSync(new URL('../../../data/holidays-cn.json', import.meta.url), 'utf8')),
);

const worked: [day: string, working: boolean, why: string][] = [
  ['2026-01-04', true, 'make-up Sunday after New Year'],
  ['2026-02-14', true, 'make-up Saturday before Spring Festival'],
  ['2026-02-28', true, 'make-up Saturday after Spring Festival'],
  ['2026-05-09', true, 'make-up Saturday after Labour Day'],
  ['2026-09-20', true, 'make-up Sunday before National Day'],
  ['2026-10-10', true, 'make-up Saturday after National Day'],
  ['2026-10-01', false, 'National Day, a Thursday'],
  ['2026-02-17', false, 'Spring Festival, a Tuesday'],
  ['2014-06-30', true, 'a plain Monday'],
  ['2014-10-11', true, 'make-up Saturday'],
  ['2026-11-21', false, 'a plain Saturday'],
  ['2026-11-23', true, 'a plain Monday'],
];

for (const [day, working, why] of worked) {
  test(`${day} is ${working ? 'worked' : 'free'}: ${why}`, () => assert.equal(isWorkingDay(day, holidays), working));
}

test('every make-up workday of 2026 is in the table, and no other', () => {
  const days = Object.keys(holidays.days).filter((day) => day >= '2026' && holidays.days[day] === 'workday');
  assert.deepEqual(days, ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
});

const added: [from: string, count: number, day: string, provisional: boolean, why: string][] = [
  ['2026-11-23', 3, '2026-11-26', false, 'a plain week'],
  ['2026-11-19', 3, '2026-11-24', false, 'over a weekend'],
  ['2026-09-30', 3, '2026-10-10', false, 'over the National Day week: 8, 9 and the make-up Saturday 10'],
  ['2026-11-23', 0, '2026-11-23', false, 'none: the day itself'],
  ['2026-12-30', 1, '2026-12-31', false, 'the last day announced'],
  ['2026-12-30', 3, '2027-01-04', true, 'into a year not announced: by the plain week, and said so'],
];

for (const [from, count, day, provisional, why] of added) {
  test(`${count} working days after ${from} is ${day}: ${why}`, () =>
    assert.deepEqual(addWorkingDays(from, count, holidays), { day, provisional }));
}

test('the table claims nothing beyond its last announced year', () => {
  assert.equal(holidays.coverageUntil, '2026-12-31');
  assert.equal(isProvisional('2026-12-31', holidays), false);
  assert.equal(isProvisional('2027-10-01', holidays), true);
});

test('a number of working days is whole and not negative', () => {
  for (const count of [-1, 1.5, Number.NaN])
    assert.throws(() => addWorkingDays('2026-11-23', count, holidays), RangeError);
});
