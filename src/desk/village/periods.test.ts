import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addMonths } from '../../domain/calendar/utc8.ts';
import { noneYet } from '../../domain/journal/sixRoles.ts';
import { periodsOf } from './periods.ts';

const months = Array.from({ length: 12 }, (_, index) => ({
  month: addMonths('2025-12', index),
  roles: { ...noneYet(), liaison: 1 },
  cases: { opened: 2, closed: 1 },
  duties: index === 0 ? null : { villageDays: figure(2), householdVisits: figure(20), informationPassed: figure(10) },
}));

function figure(required: number) {
  return { done: required - 1, required };
}

it('a year by month is what it was', () => {
  const periods = periodsOf(months, 'month');
  assert.deepEqual(
    [periods.length, periods[0]?.key, periods[0]?.duties.villageDays, periods[1]?.duties.villageDays],
    [12, '2025-12', { done: 0, required: 0 }, { done: 1, required: 2 }],
  );
});

it('a year by quarter sums its months, and leaves out the quarter it cuts into', () => {
  const periods = periodsOf(months, 'quarter');
  assert.deepEqual(
    periods.map(({ key, roles, cases, duties }) => [key, roles.liaison, cases.opened, duties.householdVisits.required]),
    [
      ['2026-Q1', 3, 6, 60],
      ['2026-Q2', 3, 6, 60],
      ['2026-Q3', 3, 6, 60],
      ['2026-Q4', 2, 4, 40],
    ],
  );
});
