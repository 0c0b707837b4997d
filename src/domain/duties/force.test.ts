import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inForce, inForceInMonth } from './force.ts';

const forces = [
  { area: '341622', from: '2013-12-16', to: '2014-06-29', name: 'pilot county' },
  { area: '3416', from: '2014-06-30', to: null, name: 'city' },
  { area: '341622101', from: '2026-11-10', to: '2026-12-31', name: 'township' },
  { area: '341622101', from: '2026-12-15', to: null, name: 'township, later' },
];
const village = '341622101210';

const on = (day: string, area = village) => inForce(forces, area, day)?.name;

test('the most specific area decides, by date', () => {
  assert.equal(on('2013-12-15'), undefined);
  assert.equal(on('2013-12-16'), 'pilot county');
  assert.equal(on('2014-06-29'), 'pilot county');
  assert.equal(on('2014-06-29', '341621112214'), undefined);
  assert.equal(on('2014-06-30', '341621112214'), 'city');
  assert.equal(on('2026-11-09'), 'city');
  assert.equal(on('2026-11-10'), 'township');
  assert.equal(on('2026-12-20'), 'township, later');
  assert.equal(on('2026-11-10', '341700000000'), undefined);
});

test('the order in which they were put in force does not matter', () => {
  assert.equal(inForce([...forces].reverse(), village, '2026-12-20')?.name, 'township, later');
});

test('a month is judged by what was in force on its first day, or else by the first that came within it', () => {
  const in_ = (month: string) => inForceInMonth(forces, village, month)?.name;
  assert.equal(in_('2013-11'), undefined);
  assert.equal(in_('2013-12'), 'pilot county');
  assert.equal(in_('2014-06'), 'pilot county');
  assert.equal(in_('2014-07'), 'city');
  assert.equal(in_('2026-11'), 'city');
  assert.equal(in_('2026-12'), 'township');
  assert.equal(inForceInMonth(forces, '341621112214', '2014-06')?.name, 'city');
});
