import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  about,
  amendment,
  become,
  clerk,
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
import { judge, type Facts } from './judge.ts';

const posting: Case[] = [
  { fact: 'an officer posted that day is accepted', sent: sent('visit'), becomes: 'accepted' },
  {
    fact: 'a visit outside the officer’s posting is held',
    sent: sent('visit'),
    postings: [],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'the day before a posting is outside it',
    sent: sent('visit'),
    postings: [spell(VILLAGE, '2014-11-08')],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'the last day of a posting belongs to it',
    sent: sent('visit'),
    postings: [spell(VILLAGE, '2014-06-30', '2014-11-07')],
    becomes: 'accepted',
  },
  {
    fact: 'midnight is counted at UTC+8',
    sent: sent('visit', { occurredAt: '2014-11-08T00:00:00.000+08:00' }),
    postings: [spell(VILLAGE, '2014-06-30', '2014-11-07')],
    more: { receivedAt: '2014-11-08T08:00:00.000+08:00' },
    becomes: 'held outsidePosting',
  },
  { fact: 'a station’s clerk needs no posting', sent: sent('incident'), by: clerk, postings: [], becomes: 'accepted' },
  { fact: 'a committee needs no posting', sent: sent('hazard'), by: committee, postings: [], becomes: 'accepted' },
];

const clock: Case[] = [
  {
    fact: 'five minutes ahead are tolerated',
    sent: sent('visit', { recordedAt: '2014-11-07T12:05:00.000+08:00' }),
    becomes: 'accepted',
  },
  {
    fact: 'more than five minutes ahead are held',
    sent: sent('visit', { recordedAt: later }),
    becomes: 'held clock 301',
  },
  { fact: 'what has not happened yet is held', sent: sent('visit', { occurredAt: later }), becomes: 'held clock 301' },
  {
    fact: 'a phone six minutes behind is held',
    sent: sent('visit'),
    more: { skewSeconds: -360 },
    becomes: 'held clock -360',
  },
  { fact: 'a phone four minutes behind is not', sent: sent('visit'), more: { skewSeconds: -240 }, becomes: 'accepted' },
  {
    fact: 'an entry noted weeks ago is accepted',
    sent: sent('visit', { occurredAt: '2014-10-01T09:00:00.000+08:00', recordedAt: '2014-10-01T09:00:00.000+08:00' }),
    becomes: 'accepted',
  },
];

const referring: Case[] = [
  {
    fact: 'a step on a known hazard is accepted',
    sent: about('hazardStep', { body: { step: 'repaired' } }),
    target: target('hazard'),
    becomes: 'accepted',
  },
  { fact: 'a step on an unknown hazard is refused', sent: about('hazardStep'), becomes: 'refused unknownAbout' },
  {
    fact: 'a step on another kind is refused',
    sent: about('hazardStep'),
    target: target('dispute'),
    becomes: 'refused aboutKind',
  },
  {
    fact: 'a step on a step is refused',
    sent: about('hazardStep'),
    target: target('hazardStep'),
    becomes: 'refused aboutKind',
  },
  {
    fact: 'a step on a held opening waits for it',
    sent: about('hazardStep'),
    target: target('hazard', { held: true }),
    becomes: 'held waitingForAbout',
  },
  {
    fact: 'whoever a correction names may say whether they were there',
    sent: about('confirmation', { body: { answer: 'notMine' } }),
    target: target('correction', { with: ['me'] }),
    becomes: 'accepted',
  },
  {
    fact: 'a correction of a correction is refused',
    sent: amendment({ onSite: false }),
    target: target('correction', mine),
    becomes: 'refused aboutKind',
  },
  {
    fact: 'waiting for its opening goes before a wrong clock',
    sent: about('hazardStep'),
    target: target('hazard', { held: true }),
    more: { skewSeconds: 900 },
    becomes: 'held waitingForAbout',
  },
  {
    fact: 'refused goes before held',
    sent: about('hazardStep'),
    target: target('dispute'),
    more: { skewSeconds: 900 },
    becomes: 'refused aboutKind',
  },
  {
    fact: 'to someone never posted there, an unknown opening and a known one look alike',
    sent: about('hazardStep'),
    by: elsewhere,
    postings: [spell(FAR)],
    becomes: 'held outsidePosting',
  },
  {
    fact: 'to someone never posted there, a known opening and an unknown one look alike',
    sent: about('hazardStep'),
    by: elsewhere,
    postings: [spell(FAR)],
    target: target('dispute'),
    becomes: 'held outsidePosting',
  },
  {
    fact: 'someone posted there once is told that it is unknown',
    sent: about('hazardStep'),
    by: elsewhere,
    postings: [spell(VILLAGE, '2014-01-01', '2014-02-01')],
    becomes: 'refused unknownAbout',
  },
  {
    fact: 'once the station accepts, an unknown opening is refused',
    sent: about('hazardStep'),
    by: elsewhere,
    postings: [spell(FAR)],
    more: { accepted: true },
    becomes: 'refused unknownAbout',
  },
  {
    fact: 'once the station accepts, neither posting nor clock hold it again',
    sent: sent('visit'),
    postings: [],
    more: { accepted: true, skewSeconds: 900 },
    becomes: 'accepted',
  },
];

for (const one of [...posting, ...clock, ...referring]) {
  test(one.fact, () => assert.equal(become(one), one.becomes));
}

test('a refusal names its place and says why in both languages', () => {
  const facts: Facts = { person: officer, receivedAt: RECEIVED, postings: [spell(VILLAGE)], stations, around: {} };
  for (const [language, letters] of [
    ['zh', /[\u4e00-\u9fff]/],
    ['en', /^[\x20-\x7e]+$/],
  ] as const) {
    const result = judge(about('hazardStep'), facts, language);
    assert.ok(result.status === 'refused' && result.issues[0]!.path === '/about');
    assert.match(result.issues[0]!.message, letters);
  }
});
