import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, noted, tell, time } from '../../../tests/support/noted.ts';
import { promptDue } from '../cases/figures.ts';
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

const prompt: [fact: string, opening: Partial<Envelope>, acknowledged: Partial<Envelope> | null, kept: boolean][] = [
  [
    'noted after 30 minutes and acknowledged after 15',
    { recordedAt: time('11-23 14:30'), receivedAt: time('11-23 14:40') },
    { receivedAt: time('11-23 14:55') },
    true,
  ],
  ['noted after 31 minutes', { recordedAt: time('11-23 14:31') }, {}, false],
  ['acknowledged after 16 minutes', {}, { receivedAt: time('11-23 14:16') }, false],
  ['acknowledged in time by the phone’s clock, but received late', {}, { receivedAt: time('11-23 15:00') }, false],
  ['never acknowledged', {}, null, false],
];
for (const [fact, more, acknowledged, kept] of prompt)
  test(`prompt${kept ? '' : ' is not'}: ${fact}`, () => {
    const opening = incident('11-23 14:00', more);
    const answer = acknowledged && step('11-23 14:05', 'acknowledged', { about: opening.id, ...acknowledged });
    const found = foldCase(opening, answer === null ? [] : [answer], context);
    assert.equal(promptDue(opening, found, context.clocks)?.kept, kept);
  });
