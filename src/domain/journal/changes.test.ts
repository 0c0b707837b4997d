import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  about,
  amendment,
  become,
  committee,
  elsewhere,
  FAR,
  later,
  mine,
  officer,
  RECEIVED,
  sent,
  spell,
  stations,
  target,
  VILLAGE,
  type Case,
} from '../../../tests/support/judgings.ts';
import { personOf } from '../../../tests/support/judged.ts';
import { readChanges } from './changes.ts';
import { judge, type Facts } from './judge.ts';
import { readSent } from './sent.ts';

const writing: Case[] = [
  {
    fact: 'an officer does not answer information for the station',
    sent: about('informationOutcome', { body: { outcome: 'used' } }),
    target: target('information', { body: { direction: 'toStation' } }),
    becomes: 'refused notAllowed',
  },
  {
    fact: 'a committee writes no visits',
    sent: sent('visit'),
    by: committee,
    postings: [],
    becomes: 'refused notAllowed',
  },
  {
    fact: 'a clerk of another station writes nothing there',
    sent: sent('incident'),
    by: personOf('station', { within: [FAR] }),
    postings: [],
    becomes: 'refused notAllowed',
  },
  { fact: 'nobody writes a continuation', sent: sent('continuation'), becomes: 'refused notAllowed' },
  {
    fact: 'the author is not named as with themselves',
    sent: sent('visit', { with: ['me'] }),
    becomes: 'refused authorNamed',
  },
  { fact: 'nobody notes for themselves', sent: sent('visit', { onBehalfOf: 'me' }), becomes: 'refused authorNamed' },
];

const correcting: Case[] = [
  {
    fact: 'the author corrects',
    sent: amendment({ body: { notHome: 1 } }),
    target: target('visit', { ...mine, body: { households: [], purpose: 'routine' } }),
    becomes: 'accepted',
  },
  {
    fact: 'another officer does not',
    sent: amendment({ body: { notHome: 1 } }),
    target: target('visit'),
    becomes: 'refused notAllowed',
  },
  {
    fact: 'a correction is not corrected',
    sent: amendment({ onSite: true }),
    target: target('correction', mine),
    becomes: 'refused aboutKind',
  },
  {
    fact: 'a correction is judged at the day of what it corrects',
    sent: amendment({ onSite: false }),
    postings: [spell(VILLAGE, '2014-06-30', '2014-11-06')],
    target: target('visit', mine),
    becomes: 'accepted',
  },
  {
    fact: 'a correction of what happened outside the posting is held',
    sent: amendment({ onSite: false }),
    postings: [spell(VILLAGE, '2014-11-07')],
    target: target('visit', mine),
    becomes: 'held outsidePosting',
  },
  {
    fact: 'an officer of the county corrects their own hazard without posting',
    sent: amendment({ body: { place: '村西' } }),
    by: elsewhere,
    postings: [spell(FAR)],
    target: target('hazard', { ...mine, body: { type: 'road', place: '村东' } }),
    becomes: 'accepted',
  },
  {
    fact: 'a field the kind does not have is refused',
    sent: amendment({ body: { person: '张三' } }),
    target: target('visit', mine),
    becomes: 'refused invalid',
  },
  {
    fact: 'a needed field is not taken away',
    sent: amendment({ body: { purpose: null } }),
    target: target('visit', mine),
    becomes: 'refused invalid',
  },
  {
    fact: 'a note where the kind has none is refused',
    sent: amendment({ note: '某人' }),
    target: target('incident', mine),
    becomes: 'refused invalid',
  },
  {
    fact: 'details where the kind has none are refused',
    sent: amendment({ onSite: true }, { sealed: { name: '张三' } }),
    target: target('visit', mine),
    becomes: 'refused invalid',
  },
  {
    fact: 'a change that breaks the kind’s own rule is refused',
    sent: amendment({ body: { agreement: 'oral' } }),
    target: target('mediation', {
      ...mine,
      body: { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'written', performOn: '2014-12-01' },
    }),
    becomes: 'refused invalid',
  },
  {
    fact: 'a phone number in a changed text is refused',
    sent: amendment({ body: { place: '13812345678' } }),
    target: target('hazard', { ...mine, body: { type: 'road', place: '村东' } }),
    becomes: 'refused guarded',
  },
  {
    fact: 'an erased text is not asked for again',
    sent: amendment({ body: { type: 'road' } }),
    target: target('hazard', { ...mine, body: { type: 'fire' } }),
    becomes: 'accepted',
  },
  {
    fact: 'a time ahead in a change is held',
    sent: amendment({ occurredAt: later }),
    target: target('visit', mine),
    becomes: 'held clock 301',
  },
];

const named = target('visit', { with: ['me'] });
const confirming: Case[] = [
  {
    fact: 'an officer named confirms',
    sent: about('confirmation', { body: { answer: 'mine' } }),
    target: named,
    becomes: 'accepted',
  },
  {
    fact: 'an officer named strikes themselves out wherever they are posted',
    sent: about('confirmation', { body: { answer: 'notMine' } }),
    by: elsewhere,
    postings: [spell(FAR)],
    target: named,
    becomes: 'accepted',
  },
  {
    fact: 'an officer not named does not',
    sent: about('confirmation', { body: { answer: 'mine' } }),
    target: target('visit'),
    becomes: 'refused notAllowed',
  },
];

for (const one of [...writing, ...correcting, ...confirming]) {
  test(one.fact, () => assert.equal(become(one), one.becomes));
}

test('an accepted correction carries its changes in the form that is hashed', () => {
  const hazard = target('patrol', { ...mine, body: {} });
  const facts: Facts = {
    person: officer,
    receivedAt: RECEIVED,
    postings: [spell(VILLAGE)],
    stations,
    around: { target: hazard },
  };
  const result = judge(amendment({ body: { startedAt: '2014-11-06T01:00:00Z' } }), facts);
  assert.ok(result.status === 'accept');
  assert.deepEqual(result.sent.body['changes'], { body: { startedAt: '2014-11-06T09:00:00.000+08:00' } });
});

test('counts of cases are corrected by their categories, whatever their script', () => {
  const correction = readSent({
    ...sent('correction', { id: '0147c6f1-8a00-7000-8000-000000000002' }),
    about: '0147c6f1-8a00-7000-8000-000000000001',
    body: { action: 'amend', reason: '录错了', changes: { body: { counts: { 盗窃: 5, '040100': 2 } } } },
  });
  assert.deepEqual(correction.faults, undefined);
  const counts = { month: '2014-11', codeList: 'x', counts: { 盗窃: 3 } };
  assert.equal(readChanges(correction.sent!, { kind: 'caseCounts', body: counts }).issues, undefined);
});

test('every fault of a change is told, the guard’s as well', () => {
  const { issues } = readChanges(amendment({ body: { person: '张三', label: '电话13812345678' } }), {
    kind: 'household',
    body: { label: '1号' },
  });
  assert.deepEqual(
    issues?.map(({ path, code }) => `${path} ${code}`),
    ['/body/changes/body/person unrecognized_keys', '/body/changes/body/label guarded'],
  );
});
