import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, context, noted, tell } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Body } from '../journal/registry.ts';

const information = (when: string, direction: Body<'information'>['direction'] = 'toStation') =>
  noted('information', when, { category: 'scam', direction });
const outcome = (when: string, word: Body<'informationOutcome'>['outcome']) =>
  noted('informationOutcome', when, { outcome: word });

tell([
  {
    fact: 'information to the station is answered there within 7 days',
    opening: information('11-01 09:00'),
    steps: [],
    state: 'open',
    due: '11-08 23:59',
    waitsFor: 'station',
  },
  {
    fact: 'information to the contact officer waits for the contact officer',
    opening: information('11-01 09:00', 'toContact'),
    steps: [],
    state: 'open',
    due: '11-08 23:59',
    waitsFor: 'contactOfficer',
  },
  { fact: 'used', opening: information('11-01 09:00'), steps: [outcome('11-02 09:00', 'used')], state: 'used' },
  { fact: 'merged', opening: information('11-01 09:00'), steps: [outcome('11-02 09:00', 'merged')], state: 'merged' },
  {
    fact: 'not used is an answer too',
    opening: information('11-01 09:00'),
    steps: [outcome('11-02 09:00', 'notUsed')],
    state: 'notUsed',
    waitsFor: 'nobody',
  },
  {
    fact: 'a second answer has no effect',
    opening: information('11-01 09:00'),
    steps: [outcome('11-02 09:00', 'used'), outcome('11-03 09:00', 'notUsed')],
    state: 'used',
    noEffect: 1,
  },
]);

test('an answer on the seventh day is in time, on the eighth it is late', () => {
  const opening = information('11-01 09:00');
  const kept = (when: string) =>
    clockOf('answered', foldCase(opening, [{ ...outcome(when, 'used'), about: opening.id }], context));
  assert.deepEqual([kept('11-08 23:59'), kept('11-09 00:00')], ['in time', 'late']);
});

test('a withdrawn answer leaves the information open, a corrected one reads as corrected', () => {
  const opening = information('11-01 09:00');
  const answer = { ...outcome('11-02 09:00', 'used'), about: opening.id };
  const correct = (body: Body<'correction'>) => noted('correction', '11-03 09:00', body, { about: answer.id });
  const state = (body: Body<'correction'>) => foldCase(opening, [correct(body), answer], context).state;
  assert.equal(state({ action: 'withdraw', reason: '点错' }), 'open');
  assert.equal(state({ action: 'amend', reason: '点错', changes: { body: { outcome: 'merged' } } }), 'merged');
});
