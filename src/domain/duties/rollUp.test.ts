import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollUp } from './rollUp.ts';

const days = (area: string, done: number, required: number, state: 'met' | 'open' | 'exempt') => ({
  area,
  duties: { villageDays: { done, required, state } },
});

test('rows are summed by area, each state counted, whatever their order', () => {
  const rows = [
    days('341622101', 2, 2, 'met'),
    days('341622101', 1, 2, 'open'),
    days('341622101', 0, 0, 'exempt'),
    days('341622102', 3, 2, 'met'),
    { area: '341622102', duties: {} },
  ];
  const expected = { met: 1, open: 1, missed: 0, exempt: 1, aim: 0, required: 4, done: 3, of: 3 };
  assert.deepEqual(rollUp(rows).get('341622101')?.villageDays, expected);
  assert.equal(rollUp(rows).get('341622102')?.villageDays?.of, 1);
  assert.deepEqual(rollUp(rows), new Map([...rollUp(rows.reverse())].reverse()));
});
