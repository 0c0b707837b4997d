import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, noted, tell, time } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Body } from '../journal/registry.ts';

const alert = (when: string, validUntil = '12-10 18:00') =>
  noted('alert', when, {
    level: 'notice',
    topic: 'fraud',
    title: '防诈骗',
    text: '不转账',
    validUntil: time(validUntil),
  });
const step = (when: string, did: Body<'alertStep'>['step']) => noted('alertStep', when, { step: did });

tell([
  {
    fact: 'an alert is decided within 24 hours',
    opening: alert('11-23 09:00'),
    steps: [],
    asOf: '11-23 10:00',
    state: 'draft',
    due: '11-24 09:00',
    waitsFor: 'station',
  },
  {
    fact: 'approved: it stands',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'approved')],
    asOf: '12-10 17:59',
    state: 'approved',
    waitsFor: 'nobody',
  },
  {
    fact: 'over by itself when its time has passed',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'approved')],
    asOf: '12-10 18:00',
    state: 'over',
    waitsFor: 'nobody',
  },
  {
    fact: 'a draft nobody decided is still to be decided after its time',
    opening: alert('11-23 09:00'),
    steps: [],
    asOf: '12-20 00:00',
    state: 'draft',
    due: '11-24 09:00',
  },
  {
    fact: 'returned: the author mends it',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'returned')],
    asOf: '11-23 11:00',
    state: 'returned',
    waitsFor: 'officer',
  },
  {
    fact: 'nobody mends a returned alert whose time has passed',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'returned')],
    asOf: '12-11 00:00',
    state: 'returned',
    waitsFor: 'nobody',
  },
  {
    fact: 'returned, mended, approved',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'returned'), step('11-23 12:00', 'approved')],
    asOf: '11-24 00:00',
    state: 'approved',
  },
  {
    fact: 'an alert taken down is withdrawn, and nothing follows',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'approved'), step('11-25 10:00', 'withdrawn'), step('11-26 10:00', 'approved')],
    asOf: '11-30 00:00',
    state: 'withdrawn',
    noEffect: 1,
  },
  {
    fact: 'what is over cannot be taken down',
    opening: alert('11-23 09:00'),
    steps: [step('11-23 10:00', 'approved'), step('12-11 10:00', 'withdrawn')],
    asOf: '12-12 00:00',
    state: 'over',
    noEffect: 1,
  },
]);

const opening = alert('11-23 09:00');
const approved = (when: string) => ({ ...step(when, 'approved'), about: opening.id });
const amended = noted(
  'correction',
  '11-24 08:00',
  { action: 'amend', reason: '改字', changes: { body: { title: '防骗' } } },
  { about: opening.id },
);

test('a text amended after its approval needs a decision of its own', () => {
  const asOf = { ...context, asOf: time('11-25 00:00') };
  const first = approved('11-23 10:00');
  assert.equal(foldCase(opening, [first, amended], asOf).state, 'draft');
  assert.equal(foldCase(opening, [approved('11-24 09:00'), amended, first], asOf).state, 'approved');
});

test('a text amended before its approval by the phone’s clock, but in the journal after it, was not what was approved', () => {
  const asOf = { ...context, asOf: time('11-25 00:00') };
  const first = approved('11-24 09:00');
  const backdated = { ...amended, number: first.number + 1 };
  assert.equal(foldCase(opening, [first, backdated], asOf).state, 'draft');
});

test('a correction of the note that brings the first text back needs a decision as well', () => {
  const asOf = { ...context, asOf: time('11-25 00:00') };
  const first = approved('11-24 09:00');
  const changes = { action: 'amend' as const, reason: '补充', changes: { note: '已核实' } };
  const noteOnly = noted('correction', '11-24 10:00', changes, { about: opening.id });
  assert.equal(foldCase(opening, [amended, first, noteOnly], asOf).state, 'draft');
  assert.equal(foldCase(opening, [first, noteOnly], asOf).state, 'approved', 'the text was never another');
});

test('a returned alert that was mended waits for the station again, 24 hours from then', () => {
  const returned = { ...step('11-23 10:00', 'returned'), about: opening.id };
  const found = foldCase(opening, [returned, amended], { ...context, asOf: time('11-24 09:00') });
  assert.deepEqual([found.state, found.waitingFor, found.dueAt], ['draft', 'station', time('11-25 08:00')]);
});

const at = (asOf: string) => foldCase(opening, [approved('11-23 10:00')], { ...context, asOf: time(asOf) });

test('an alert says when it changes by itself, and its approval is still told afterwards', () => {
  assert.equal(at('11-25 00:00').changesAt, time('12-10 18:00'));
  assert.deepEqual([at('12-11 00:00').changesAt, at('12-11 00:00').closedAt], [null, time('11-23 10:00')]);
  assert.deepEqual(
    at('12-11 00:00').history.map((turn) => turn.did),
    ['opened', 'approved'],
  );
});
