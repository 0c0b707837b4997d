import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { context, noted, time } from '../../../tests/support/noted.ts';
import { personOf, VILLAGE } from '../../../tests/support/judged.ts';
import type { Entry } from '../journal/entry.ts';
import { mayCorrect, mayNote, stepsFor, type Notable } from './mayNote.ts';
import type { Person } from './roles.ts';

const posted = (from: string, to: string | null = null) => [
  { village: VILLAGE, duty: 'contact' as const, lead: true, from, to },
];
const officer = personOf('officer', { postings: posted('2026-01-01') });
const auxiliary: Person = { ...officer, grade: 'auxiliary' };
const station = personOf('station');
const committee = personOf('committee');
const leader = personOf('patrolLeader');

/** `information(direction: toContact)`; what waits for the station in brackets. */
const said = ({ kind, only, waits }: Notable): string => {
  const limits = Object.entries(only).map(([field, values]) => `${field}: ${values.join(' ')}`);
  const name = limits.length === 0 ? kind : `${kind}(${limits.join('; ')})`;
  return waits ? `[${name}]` : name;
};

const WORK =
  'household villageProfile visit diary plan information dispute hazard incident alert lawClass publicity handout counselling patrol registration populationCount serviceJob analysis request';

describe('what someone may note in a village', () => {
  const table: [string, Person, string][] = [
    ['an officer posted there: all but case counts', officer, WORK],
    ['an auxiliary: the same', auxiliary, WORK],
    [
      'the station: what it reports and answers for',
      station,
      'information(direction: toContact) incident alert populationCount caseCounts request',
    ],
    ['the committee', committee, 'dispute hazard patrol request'],
    ['a patrol leader', leader, 'hazard patrol'],
    ['an administrator: nothing', personOf('admin', { within: [] }), ''],
  ];
  for (const [fact, me, kinds] of table)
    test(fact, () => assert.equal(mayNote(me, VILLAGE, '2026-11-23').map(said).join(' '), kinds));

  test('an officer whose posting ended: urgent matters at once, the rest waits for the station', () => {
    const gone = personOf('officer', { postings: posted('2026-01-01', '2026-11-22') });
    const now = mayNote(gone, VILLAGE, '2026-11-23').filter(({ waits }) => !waits);
    assert.deepEqual(now.map(said), ['hazard', 'incident']);
    assert.equal(
      mayNote(gone, VILLAGE, '2026-11-22').some(({ waits }) => waits),
      false,
    );
  });
});

describe('which steps someone may note about a case', () => {
  const quarrel = noted('dispute', '11-20 09:00', { type: 'debt', size: 'two', harm: 'none' });
  const beaten = noted('dispute', '11-20 09:00', { type: 'debt', size: 'two', harm: 'injury' });
  const lamp = noted('hazard', '11-20 09:00', { type: 'lighting', place: '村口' });
  const told = noted('information', '11-20 09:00', { category: 'theft', direction: 'toStation' });
  const briefed = noted('information', '11-20 09:00', { category: 'theft', direction: 'toContact' });
  const asked = noted('request', '11-20 09:00', { type: 'help', via: 'page' });
  const fire = noted('incident', '11-20 09:00', {
    ...{ class: 'disaster', sizeBand: 'none', help: ['fire'], place: '村口', what: '着火' },
  });
  const draft = noted('alert', '11-20 09:00', {
    ...{ level: 'notice', topic: 'fire', title: '防火', text: '天干物燥', validUntil: time('12-20') },
  });
  const settled = noted(
    'mediation',
    '11-20 10:00',
    { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'oral' },
    { about: quarrel.id },
  );
  const repaired = noted('hazardStep', '11-20 10:00', { step: 'repaired' }, { about: lamp.id });
  const table: [string, Person, Entry, Entry[], string][] = [
    ['an open dispute is mediated', officer, quarrel, [], 'mediation'],
    ['a settled one is followed up, or mediated again', officer, quarrel, [settled], 'mediation followUp'],
    ['one with harm is the law’s (R17)', officer, beaten, [], ''],
    ['an open hazard', officer, lamp, [], 'hazardStep'],
    [
      'what was mended is solved or not: only a quarrel comes again',
      officer,
      lamp,
      [repaired],
      'followUp(finding: done notDone) hazardStep(step: handedOver verified cannot)',
    ],
    ['information for the station is not answered by the officer', officer, told, [], ''],
    ['it is by the station', station, told, [], 'informationOutcome'],
    ['a briefing is answered by the officer', officer, briefed, [], 'informationOutcome'],
    [
      'a request is answered, not declined, by the officer',
      officer,
      asked,
      [],
      'requestStep(step: answered working solved)',
    ],
    ['an incident only goes forward', officer, fire, [], 'incidentStep'],
    ['an alert is withdrawn by the officer', officer, draft, [], 'alertStep(step: withdrawn)'],
    ['and decided by the station', station, draft, [], 'alertStep'],
    ['a dispute is closed to a committee that has no part in it', committee, quarrel, [], ''],
    ['and open to one that opened it', committee, { ...quarrel, author: 'me' }, [], 'mediation'],
    ['a patrol leader takes no step', leader, lamp, [], ''],
  ];
  for (const [fact, me, opening, others, kinds] of table)
    test(fact, () => assert.equal(stepsFor(me, opening, others, context).map(said).join(' '), kinds));

  test('what has been acknowledged is not acknowledged again', () => {
    const step = noted('incidentStep', '11-20 09:05', { step: 'dispatched' }, { about: fire.id, author: 'clerk' });
    assert.deepEqual(stepsFor(station, fire, [step], context).map(said), [
      'incidentStep(step: onScene underControl closed)',
    ]);
  });
});

test('an entry is corrected by its author, and by the station', () => {
  const own = noted('visit', '11-20 09:00', { households: [], purpose: 'routine' }, { author: 'me' });
  assert.deepEqual(
    [
      mayCorrect(officer, own),
      mayCorrect(officer, { ...own, author: 'someone' }),
      mayCorrect(station, { ...own, author: 'someone' }),
    ],
    [true, false, true],
  );
});
