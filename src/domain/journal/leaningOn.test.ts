import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import { leaningOn } from './leaningOn.ts';

const door = noted('household', '11-01', { label: '1号' });
const lamp = noted('hazard', '11-02', { type: 'lighting', place: '村口' });
const repaired = noted('hazardStep', '11-03', { step: 'repaired' }, { about: lamp.id });
const round = (when: string) => noted('visit', when, { households: [door.id], purpose: 'routine' });
const [first, second] = [round('11-04'), round('11-05')];
const withdrawn = (about: string) => noted('correction', '11-06', { action: 'withdraw', reason: '记错了' }, { about });

test('the steps of a matter go with it, and the visits of a door; what was taken back already does not', () => {
  const all = [door, lamp, repaired, first, second];
  assert.deepEqual(leaningOn(lamp.id, all), { steps: 1, visits: 0 });
  assert.deepEqual(leaningOn(door.id, all), { steps: 0, visits: 2 });
  const taken = [...all, withdrawn(repaired.id), withdrawn(first.id)];
  assert.deepEqual([leaningOn(lamp.id, taken).steps, leaningOn(door.id, taken).visits], [0, 1]);
});
