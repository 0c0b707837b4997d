import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import { tell } from '../journal/tell.ts';
import { historyOf } from './history.ts';

const opening = noted('hazard', '11-02', { type: 'water', place: '东塘' });
const handed = noted(
  'hazardStep',
  '11-03',
  { step: 'handedOver', to: 'township', askAgainOn: '2026-11-10' },
  { about: opening.id },
);
const repaired = noted('hazardStep', '11-04', { step: 'repaired' }, { about: opening.id });
const amended = (place: string, when: string) =>
  noted('correction', when, { action: 'amend', reason: '写错了', changes: { body: { place } } }, { about: opening.id });
const withdrawn = (about: string) =>
  noted('correction', '11-06', { action: 'withdraw', reason: '没有这回事' }, { about });
const confirmed = noted('confirmation', '11-05', { answer: 'mine' }, { about: opening.id, author: 'other' });

/** The history as lines: what it says, and how it is marked. */
const lines = (...others: Parameters<typeof historyOf>[1][number][]) =>
  historyOf(opening, others).map((one) => [
    tell(one.entry, 'zh'),
    one.withdrawn ? 'withdrawn' : one.amended ? 'amended' : 'as noted',
  ]);

test('a case is told in the order it happened, without corrections and confirmations', () =>
  assert.deepEqual(
    lines(repaired, confirmed, handed).map(([, marked]) => marked),
    ['as noted', 'as noted', 'as noted'],
  ));

test('what was corrected reads as it was corrected last', () =>
  assert.deepEqual(lines(amended('南塘', '11-04'), amended('西塘', '11-05')), [['发现安全隐患:水域,西塘', 'amended']]));

test('what was taken back stays in its place, as it was noted, marked', () => {
  const told = lines(handed, repaired, withdrawn(handed.id));
  assert.deepEqual(
    told.map(([, marked]) => marked),
    ['as noted', 'withdrawn', 'as noted'],
  );
  assert.deepEqual(lines(withdrawn(opening.id)), [['发现安全隐患:水域,东塘', 'withdrawn']]);
});
