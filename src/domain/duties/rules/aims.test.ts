import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOVEMBER_CLOSES as closed, november, tellDuties } from '../../../../tests/support/months.ts';
import { noted, time } from '../../../../tests/support/noted.ts';
import type { Entry, EntryOf } from '../../journal/entry.ts';
import { assess } from '../assess.ts';

const asOf = time('12-03 08:00');
const step = (opening: Entry, more = {}) => ({ about: opening.id, ...more });

const incident = (when: string, more = {}) =>
  noted(
    'incident',
    when,
    { class: 'disaster', sizeBand: 'none', help: ['fire'], place: '麦场', what: '麦秸起火' },
    more,
  );
const taken = (opening: Entry, when: string) => noted('incidentStep', when, { step: 'acknowledged' }, step(opening));

const closedLate = { author: 'clerk', receivedAt: time('11-06 10:00'), body: { step: 'closed' as const } };

type Harm = EntryOf<'dispute'>['body']['harm'];
const dispute = (when: string, type: 'neighbour' | 'debt' = 'neighbour', harm: Harm = 'none') =>
  noted('dispute', when, { type, size: 'two', harm });
type Result = EntryOf<'mediation'>['body']['result'];
const mediate = (opening: Entry, when: string, result: Result) =>
  noted('mediation', when, { way: 'people', result, mediators: ['officer'], agreement: 'oral' }, step(opening));
const writtenFor = (opening: Entry, when: string, performOn: string) =>
  noted(
    'mediation',
    when,
    { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'written', performOn },
    step(opening),
  );
const look = (opening: Entry, when: string, finding: 'holding' | 'relapsed' | 'done' = 'holding') =>
  noted('followUp', when, { finding }, step(opening));

const hazard = (when: string, type: 'camera' | 'fire') => noted('hazard', when, { type, place: '村口' });
const verified = (opening: Entry, when: string) => noted('hazardStep', when, { step: 'verified' }, step(opening));

/** What is told of one opening. */
const tale = <T extends Entry>(opening: T, ...steps: ((opening: T) => Entry)[]): Entry[] => [
  opening,
  ...steps.map((next) => next(opening)),
];

tellDuties([
  {
    fact: 'an incident noted within 30 minutes and acknowledged within 15 of reaching the server',
    duty: 'incidentPrompt',
    asOf,
    entries: [
      ...tale(incident('11-05 09:00', { recordedAt: time('11-05 09:30'), receivedAt: time('11-05 11:00') }), (it) =>
        taken(it, '11-05 11:15'),
      ),
      ...tale(incident('11-06 09:00', { recordedAt: time('11-06 09:31') }), (it) => taken(it, '11-06 09:05')),
      ...tale(incident('11-07 09:00'), (it) => taken(it, '11-07 09:16')),
      incident('11-08 09:00'),
    ],
    comesTo: '1/4 aim',
    why: ['inTime', 'recordedLate', 'acknowledgedLate', 'notDone'],
  },
  {
    fact: 'the first acknowledgement is the one that reached the server first',
    duty: 'incidentPrompt',
    asOf,
    entries: [
      ...tale(
        incident('11-05 09:00'),
        (it) => ({ ...taken(it, '11-05 09:05'), receivedAt: time('11-05 10:00') }),
        (it) => taken(it, '11-05 09:10'),
      ),
      ...tale(
        incident('11-06 09:00'),
        (it) => ({ ...taken(it, '11-06 09:05'), ...closedLate }),
        (it) => taken(it, '11-06 09:10'),
      ),
    ],
    comesTo: '2/2 aim',
    why: ['inTime', 'inTime'],
  },
  {
    fact: 'neighbours calmed or settled the same day, or by noon when it began after 18:00',
    duty: 'disputeSameDay',
    asOf,
    entries: [
      ...tale(dispute('11-05 10:00'), (it) => mediate(it, '11-05 23:30', 'calmed')),
      ...tale(dispute('11-06 18:00'), (it) => mediate(it, '11-07 00:10', 'settled')),
      ...tale(dispute('11-08 18:01'), (it) => mediate(it, '11-09 12:00', 'settled')),
      ...tale(dispute('11-10 10:00'), (it) => mediate(it, '11-10 11:00', 'continuing')),
      ...tale(dispute('11-30 20:00'), (it) => mediate(it, '12-01 08:00', 'calmed')),
      dispute('11-12 10:00', 'debt'),
    ],
    comesTo: '3/5 aim',
    why: ['inTime', 'doneLate', 'inTime', 'notDone', 'inTime'],
  },
  {
    fact: 'one with harm is in no number, nor is one referred before it was calmed',
    duty: 'disputeSameDay',
    asOf,
    entries: [
      dispute('11-05 10:00', 'neighbour', 'injury'),
      ...tale(dispute('11-06 10:00'), (it) => mediate(it, '11-06 11:00', 'referred')),
    ],
    comesTo: '0/0 aim',
    why: [],
  },
  {
    fact: 'one referred after its clock had run out was not calmed in time',
    duty: 'disputeSameDay',
    asOf,
    entries: [
      ...tale(dispute('11-06 10:00'), (it) => mediate(it, '11-07 00:00', 'referred')),
      ...tale(
        dispute('11-08 10:00'),
        (it) => mediate(it, '11-08 11:00', 'continuing'),
        (it) => mediate(it, '11-15 11:00', 'withdrawn'),
      ),
      ...tale(dispute('11-09 18:30'), (it) => mediate(it, '11-10 12:00', 'referred')),
    ],
    comesTo: '0/2 aim',
    why: ['notDone', 'notDone'],
  },
  {
    fact: 'of settled disputes those the follow-up in the month found holding',
    duty: 'disputeInVillage',
    asOf,
    entries: [
      ...tale(
        dispute('10-20 10:00'),
        (it) => mediate(it, '10-28 11:00', 'settled'),
        (it) => look(it, '11-03 09:00'),
      ),
      ...tale(
        dispute('11-02 10:00', 'debt'),
        (it) => mediate(it, '11-03 11:00', 'settled'),
        (it) => look(it, '11-09 09:00', 'relapsed'),
      ),
      // due on 17 November and nobody went
      ...tale(dispute('11-10 10:00', 'debt'), (it) => mediate(it, '11-10 11:00', 'settled')),
      // due on 5 December: next month's
      ...tale(dispute('11-28 10:00', 'debt'), (it) => mediate(it, '11-28 11:00', 'settled')),
      // calmed is not settled
      ...tale(dispute('11-12 10:00'), (it) => mediate(it, '11-12 11:00', 'calmed')),
    ],
    comesTo: '1/3 aim',
    why: ['holding', 'relapsed', 'notDone'],
  },
  {
    fact: 'only “holding” says that a dispute holds; “done” after it takes nothing away',
    duty: 'disputeInVillage',
    asOf,
    entries: [
      ...tale(
        dispute('11-02 10:00', 'debt'),
        (it) => mediate(it, '11-02 11:00', 'settled'),
        (it) => look(it, '11-05 09:00', 'done'),
      ),
      ...tale(
        dispute('11-03 10:00', 'debt'),
        (it) => mediate(it, '11-03 11:00', 'settled'),
        (it) => look(it, '11-06 09:00'),
        (it) => look(it, '11-08 09:00', 'done'),
      ),
      ...tale(
        dispute('11-04 10:00', 'debt'),
        (it) => mediate(it, '11-04 11:00', 'settled'),
        (it) => look(it, '11-07 09:00'),
        (it) => look(it, '11-09 09:00', 'relapsed'),
      ),
    ],
    comesTo: '1/3 aim',
    why: ['notSaidHolding', 'holding', 'relapsed'],
  },
  {
    fact: 'an agreement of long ago is looked after on its day of performance',
    duty: 'disputeInVillage',
    asOf,
    entries: tale(dispute('2025-12-01 10:00', 'debt'), (it) => writtenFor(it, '2025-12-02 10:00', '2026-11-15')),
    comesTo: '0/1 aim',
    why: ['notDone'],
  },
  {
    fact: 'referred disputes and those with harm are in neither number',
    duty: 'disputeInVillage',
    asOf,
    entries: [
      ...tale(
        dispute('11-02 10:00', 'debt'),
        (it) => mediate(it, '11-02 11:00', 'settled'),
        (it) => look(it, '11-05 09:00', 'relapsed'),
        (it) => mediate(it, '11-06 09:00', 'referred'),
      ),
      ...tale(
        dispute('11-02 10:00', 'debt', 'minor'),
        (it) => mediate(it, '11-02 11:00', 'settled'),
        (it) => look(it, '11-05 09:00'),
      ),
    ],
    comesTo: '0/0 aim',
    why: [],
  },
  {
    fact: 'hazards whose clock ends in the month, verified: 30 days, cameras 7',
    duty: 'hazardRepaired',
    asOf,
    entries: [
      ...tale(hazard('11-03 09:00', 'camera'), (it) => verified(it, '11-10 23:59')),
      ...tale(hazard('11-04 09:00', 'camera'), (it) => verified(it, '11-15 09:00')),
      ...tale(hazard('11-23 09:00', 'camera'), (it) => verified(it, '12-01 09:00')),
      hazard('10-31 09:00', 'fire'),
      hazard('11-01 09:00', 'fire'),
      hazard('11-24 09:00', 'camera'),
    ],
    // of fire the one of 31 October ends on 30 November, the one of 1 November on 1 December
    comesTo: '2/4 aim',
    why: ['notDone', 'inTime', 'done', 'doneLate'],
  },
  {
    fact: 'an aim is never missed when the month is closed',
    duty: 'hazardRepaired',
    closed,
    asOf: time('12-05 00:00'),
    entries: [hazard('11-03 09:00', 'camera')],
    comesTo: '0/1 aim',
  },
]);

test('the result tells when a clock that runs out will change it', () => {
  const waiting = november({ entries: [hazard('11-14 09:00', 'camera')] });
  assert.equal(assess(waiting).village.hazardRepaired?.evidence[0]?.why, 'notYetDue');
  const { changesAt } = assess(waiting);
  assert.equal(changesAt, time('11-22 00:00'));
  assert.equal(assess({ ...waiting, asOf: changesAt }).village.hazardRepaired?.evidence[0]?.why, 'notDone');
});
