import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, context, noted, tell, time } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Envelope } from '../journal/entry.ts';
import type { Body } from '../journal/registry.ts';

const incident = (when: string, more: Partial<Envelope> = {}) =>
  noted(
    'incident',
    when,
    { class: 'disaster', sizeBand: 'under10', help: ['fire'], place: '村西', what: '柴垛起火' },
    more,
  );
const step = (when: string, did: Body<'incidentStep'>['step'], more: Partial<Envelope> = { author: 'clerk' }) =>
  noted('incidentStep', when, { step: did }, more);

tell([
  {
    fact: 'an incident is to be acknowledged within 15 minutes',
    opening: incident('11-23 14:00'),
    steps: [],
    state: 'open',
    due: '11-23 14:15',
    waitsFor: 'station',
  },
  {
    fact: 'the 15 minutes run from when the report reached the server',
    opening: incident('11-23 14:00', { receivedAt: time('11-23 14:20') }),
    steps: [],
    state: 'open',
    due: '11-23 14:35',
  },
  {
    fact: 'acknowledged: the station sends someone',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'acknowledged')],
    state: 'acknowledged',
    waitsFor: 'station',
  },
  {
    fact: 'a dispatch is an acknowledgement too',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'dispatched')],
    state: 'dispatched',
    waitsFor: 'officer',
  },
  {
    fact: 'who reported it and is on the scene has not been answered yet',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'onScene', { author: 'officer' })],
    state: 'onScene',
    due: '11-23 14:15',
  },
  {
    fact: 'someone else on the scene is an answer',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:07', 'onScene', { author: 'colleague' })],
    state: 'onScene',
    waitsFor: 'officer',
  },
  {
    fact: 'from the report to the end',
    opening: incident('11-23 14:00'),
    steps: [
      step('11-23 14:03', 'acknowledged'),
      step('11-23 14:04', 'dispatched'),
      step('11-23 14:07', 'onScene'),
      step('11-23 14:30', 'underControl'),
      step('11-23 16:00', 'closed'),
    ],
    state: 'closed',
    waitsFor: 'nobody',
  },
  {
    fact: 'an incident only goes forward: a late “on scene” has no effect',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'acknowledged'), step('11-23 14:30', 'underControl'), step('11-23 14:40', 'onScene')],
    state: 'underControl',
    waitsFor: 'station',
    noEffect: 1,
  },
  {
    fact: 'an acknowledgement after “on scene” stops the clock and leaves the state',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'onScene', { author: 'officer' }), step('11-23 14:05', 'acknowledged')],
    state: 'onScene',
  },
  {
    fact: 'nothing follows the end',
    opening: incident('11-23 14:00'),
    steps: [step('11-23 14:03', 'closed'), step('11-23 14:05', 'acknowledged')],
    state: 'closed',
    noEffect: 1,
  },
]);

const answered: [fact: string, receivedAt: string | null, kept: string][] = [
  ['after 15 minutes is in time', '11-23 14:15', 'in time'],
  ['after 16 minutes is late', '11-23 14:16', 'late'],
  ['in time by the phone’s clock, but received late, is late', '11-23 15:00', 'late'],
  ['never: the clock runs on', null, 'running'],
];
for (const [fact, receivedAt, kept] of answered)
  test(`acknowledged ${fact}`, () => {
    const opening = incident('11-23 14:00');
    const answer = { about: opening.id, receivedAt: time(receivedAt ?? '11-23 14:00') };
    const steps = receivedAt === null ? [] : [step('11-23 14:05', 'acknowledged', answer)];
    assert.equal(clockOf('acknowledged', foldCase(opening, steps, context)), kept);
  });
