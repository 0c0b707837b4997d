import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, context, noted, tell, time } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Body } from '../journal/registry.ts';

const dispute = (when: string, body: Partial<Body<'dispute'>> = {}) =>
  noted('dispute', when, { type: 'neighbour', size: 'two', harm: 'none', ...body });
const mediation = (when: string, result: Body<'mediation'>['result'], body: Partial<Body<'mediation'>> = {}) =>
  noted('mediation', when, { way: 'people', result, mediators: ['officer'], agreement: 'none', ...body });
const followUp = (when: string, finding: Body<'followUp'>['finding']) => noted('followUp', when, { finding });
const oral = { agreement: 'oral' } as const;
const debt = { type: 'debt' } as const;

tell([
  {
    fact: 'a neighbour dispute is due by the end of the day it occurred',
    opening: dispute('11-23 09:00'),
    steps: [],
    state: 'open',
    due: '11-23 23:59',
    waitsFor: 'officer',
  },
  {
    fact: 'a neighbour dispute at exactly 18:00 is still due the same day',
    opening: dispute('11-23 18:00'),
    steps: [],
    state: 'open',
    due: '11-23 23:59',
  },
  {
    fact: 'a neighbour dispute after 18:00 is due by noon of the next day',
    opening: dispute('11-23 18:01'),
    steps: [],
    state: 'open',
    due: '11-24 12:00',
  },
  {
    fact: 'any other dispute needs a first step within 24 hours',
    opening: dispute('11-23 09:30', debt),
    steps: [],
    state: 'open',
    due: '11-24 09:30',
  },
  {
    fact: 'a neighbour dispute that goes on is still due the same day',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'continuing')],
    state: 'mediating',
    due: '11-23 23:59',
  },
  {
    fact: 'a neighbour dispute calmed has kept its clocks and is still being mediated',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'calmed')],
    state: 'mediating',
    waitsFor: 'officer',
  },
  {
    fact: 'a debt in mediation has no clock after its first step',
    opening: dispute('11-23 09:00', debt),
    steps: [mediation('11-23 10:00', 'continuing')],
    state: 'mediating',
  },
  {
    fact: 'an oral agreement is followed up after 7 days',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'settled', oral)],
    state: 'settled',
    due: '11-30 23:59',
  },
  {
    fact: 'a written agreement is followed up on the day of performance',
    opening: dispute('11-23 09:00', debt),
    steps: [mediation('11-24 10:00', 'settled', { agreement: 'written', performOn: '2026-12-20' })],
    state: 'settled',
    due: '12-20 23:59',
  },
  {
    fact: 'a written agreement without a day of performance is followed up after 7 days',
    opening: dispute('11-23 09:00', debt),
    steps: [mediation('11-23 10:00', 'settled', { agreement: 'written' })],
    state: 'settled',
    due: '11-30 23:59',
  },
  {
    fact: 'an oral agreement put in writing the next day is followed up on the day of performance',
    opening: dispute('11-23 09:00', debt),
    steps: [
      mediation('11-23 10:00', 'settled', oral),
      mediation('11-24 10:00', 'settled', { agreement: 'written', performOn: '2026-12-05' }),
    ],
    state: 'settled',
    due: '12-05 23:59',
  },
  {
    fact: 'an agreement that holds is followed up and waits for nobody',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'settled', oral), followUp('11-30 10:00', 'holding')],
    state: 'followedUp',
    waitsFor: 'nobody',
  },
  {
    fact: 'a relapse reopens and asks for a first step again',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'settled', oral), followUp('11-30 10:00', 'relapsed')],
    state: 'reopened',
    due: '12-01 10:00',
    waitsFor: 'officer',
  },
  {
    fact: 'a relapse after a good follow-up reopens too, and can be settled anew',
    opening: dispute('11-23 09:00'),
    steps: [
      mediation('11-23 10:00', 'settled', oral),
      followUp('11-30 10:00', 'holding'),
      followUp('12-05 10:00', 'relapsed'),
      mediation('12-05 15:00', 'settled', oral),
    ],
    state: 'settled',
    due: '12-12 23:59',
  },
  {
    fact: 'what was not performed reopens',
    opening: dispute('11-23 09:00', debt),
    steps: [
      mediation('11-23 10:00', 'settled', { agreement: 'written', performOn: '2026-11-28' }),
      followUp('11-28 10:00', 'notDone'),
    ],
    state: 'reopened',
    due: '11-29 10:00',
  },
  {
    fact: 'a dispute referred waits for nobody in the village and has no clock',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'referred', { to: 'court' })],
    state: 'referred',
    waitsFor: 'nobody',
  },
  {
    fact: 'a dispute that cannot be mediated is referred',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'notMediable')],
    state: 'referred',
  },
  {
    fact: 'a dispute the parties take back is withdrawn',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'withdrawn')],
    state: 'withdrawn',
  },
  {
    fact: 'a session after the referral has no effect',
    opening: dispute('11-23 09:00'),
    steps: [mediation('11-23 10:00', 'referred'), mediation('11-24 10:00', 'settled', oral)],
    state: 'referred',
    noEffect: 1,
  },
  {
    fact: 'a follow-up before any settlement has no effect',
    opening: dispute('11-23 09:00'),
    steps: [followUp('11-23 10:00', 'holding'), followUp('11-23 11:00', 'relapsed')],
    state: 'open',
    due: '11-23 23:59',
    noEffect: 2,
  },
  {
    fact: 'an injury is the law’s matter: referred, no clock, and no step in the village has effect',
    opening: dispute('11-23 09:00', { harm: 'injury' }),
    steps: [mediation('11-23 10:00', 'settled', oral), followUp('11-30 10:00', 'holding')],
    state: 'referred',
    waitsFor: 'nobody',
    noEffect: 2,
  },
]);

const opening = dispute('11-23 09:00');
const settled = { ...mediation('11-23 10:00', 'settled', oral), about: opening.id };
const amend = (when: string, body: Record<string, string>) =>
  noted('correction', when, { action: 'amend', reason: '补充', changes: { body } }, { about: opening.id });

test('a second good follow-up does not close the case later than the first did', () => {
  const visits = [followUp('11-30 10:00', 'holding'), followUp('12-05 10:00', 'holding')];
  const others = [settled, ...visits.map((visit) => ({ ...visit, about: opening.id }))];
  const found = foldCase(opening, others, context);
  assert.deepEqual([found.state, found.closedAt, found.noEffect], ['followedUp', time('11-30 10:00'), []]);
});

test('harm added by a correction refers a dispute that was already settled', () => {
  const found = foldCase(opening, [settled, amend('11-25 08:00', { harm: 'domesticViolence' })], context);
  assert.deepEqual([found.state, found.harm, found.clocks, found.noEffect], ['referred', true, [], [settled.id]]);
});

test('a later correction of the place does not take harm back', () => {
  const words = [amend('11-25 08:00', { harm: 'minor' }), amend('11-26 08:00', { place: '邹庄' })];
  assert.equal(foldCase(opening, [settled, ...words], context).harm, true);
});

test('harm once said is not corrected away', () => {
  const words = [amend('11-25 08:00', { harm: 'minor' }), amend('11-26 08:00', { harm: 'none' })];
  const injured = dispute('11-23 09:00', { harm: 'injury' });
  const denied = noted(
    'correction',
    '11-24 08:00',
    { action: 'amend', reason: '看错', changes: { body: { harm: 'none' } } },
    { about: injured.id },
  );
  for (const found of [foldCase(opening, [settled, ...words], context), foldCase(injured, [denied], context)])
    assert.deepEqual([found.state, found.harm, found.clocks], ['referred', true, []]);
});

test('a withdrawn dispute that had harm stays a matter of harm, closed to the committee', () => {
  const withdrawal = noted('correction', '11-27 08:00', { action: 'withdraw', reason: '重复' }, { about: opening.id });
  const found = foldCase(opening, [settled, amend('11-25 08:00', { harm: 'minor' }), withdrawal], context);
  assert.deepEqual([found.state, found.harm, found.closedAt], ['withdrawn', true, time('11-27 08:00')]);
});

const sameDay: [fact: string, steps: [string, Body<'mediation'>['result']][], kept: string][] = [
  ['settled the same day is in time', [['11-23 22:00', 'settled']], 'in time'],
  ['calmed the same day is in time', [['11-23 22:00', 'calmed']], 'in time'],
  ['calmed at midnight is late', [['11-24 00:00', 'calmed']], 'late'],
  ['one that goes on still runs', [['11-23 10:00', 'continuing']], 'running'],
  ['a referral stops it', [['11-23 10:00', 'referred']], 'stopped'],
  [
    'calmed, then referred, was in time',
    [
      ['11-23 10:00', 'calmed'],
      ['11-25 10:00', 'referred'],
    ],
    'in time',
  ],
];
for (const [fact, steps, kept] of sameDay)
  test(`the clock of neighbours: ${fact}`, () => {
    const others = steps.map(([when, result]) => ({ ...mediation(when, result), about: opening.id }));
    assert.equal(clockOf('sameDay', foldCase(opening, others, context)), kept);
  });
