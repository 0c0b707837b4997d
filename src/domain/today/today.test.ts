import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { context as always, noted, time } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { openCases } from './openCases.ts';
import { sinceLastDay } from './sinceLastDay.ts';
import { toConfirm } from './toConfirm.ts';

const context = { ...always, asOf: time('11-23 08:00') };
const quarrel = noted('dispute', '11-22 20:00', { type: 'neighbour', size: 'two', harm: 'none' }, { onSite: false });
const beaten = noted('dispute', '11-22 20:00', { type: 'neighbour', size: 'two', harm: 'injury' }, { onSite: false });
const lamp = noted('hazard', '11-18 09:00', { type: 'lighting', place: '村口' });
const pond = noted('hazard', '11-18 09:00', { type: 'water', place: '西塘' });
const asked = noted('request', '11-21 09:00', { type: 'help', via: 'page' }, { author: 'villager' });
const told = noted('information', '11-10 09:00', { category: 'theft', direction: 'toStation' });
const used = noted('informationOutcome', '11-19 09:00', { outcome: 'used' }, { about: told.id, author: 'clerk' });
const counts = noted(
  'caseCounts',
  '11-20 09:00',
  { month: '2026-10', codeList: 'x', counts: { 盗窃: 1 } },
  { author: 'clerk' },
);
const earlier = noted('visit', '11-09 15:00', { households: [], purpose: 'routine' });
const last = noted('visit', '11-18 15:00', { households: [], purpose: 'routine' });
const village = [quarrel, beaten, lamp, pond, asked, told, used, counts, earlier, last];
const names = (cases: ReturnType<typeof openCases>) =>
  cases.map(
    ({ opening, state, overdue }) => `${opening.kind} ${state.dueAt?.slice(5, 16)}${overdue ? ' overdue' : ''}`,
  );

describe('open cases', () => {
  test('stand by clock, the next to end first; harm is no case of the village’s (R17)', () => {
    assert.deepEqual(names(openCases(village, context)), [
      'request 11-22T09:00 overdue',
      'dispute 11-23T12:00',
      'hazard 11-25T23:59',
      'hazard 12-18T23:59',
    ]);
  });

  test('are the same for every order of arrival', () => {
    const expected = names(openCases(village, context));
    fc.assert(
      fc.property(fc.shuffledSubarray(village, { minLength: village.length }), (shuffled) =>
        assert.deepEqual(names(openCases(shuffled, context)), expected),
      ),
    );
  });

  test('a case taken back waits for nobody', () => {
    const undone = noted('correction', '11-22 21:00', { action: 'withdraw', reason: '记错' }, { about: quarrel.id });
    assert.deepEqual(openCases([quarrel, undone], context), []);
  });
});

describe('since my last day in the village', () => {
  const found = sinceLastDay(village, 'officer', context);
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

  test('the last day is the last one there, today not among them', () => {
    assert.equal(found.lastDay, '2026-11-18');
    const today = noted('diary', '11-23 07:30', { work: ['meeting'] });
    const away = noted('diary', '11-20 07:30', { work: ['meeting'] }, { onSite: false });
    assert.equal(sinceLastDay([...village, today, away], 'officer', context).lastDay, '2026-11-18');
    assert.equal(sinceLastDay(village, 'newcomer', context).lastDay, null);
  });

  test('new are the counts and the answers that came after it', () => {
    assert.deepEqual(ids(found.caseCounts), [counts.id]);
    assert.deepEqual(
      found.answers.map(({ information, outcome }) => [information.id, outcome.id]),
      [[told.id, used.id]],
    );
    const later = { ...context, asOf: time('11-24 08:00') };
    const nextDay = [...village, noted('diary', '11-23 09:00', { work: ['meeting'] })];
    assert.deepEqual(sinceLastDay(nextDay, 'officer', later).answers, []);
  });

  test('what waits in a closed village that it goes on with waits here; its doors are not of here', () => {
    const door = noted('household', '01-01', { label: '1号' });
    const merged = sinceLastDay([quarrel, told, used, door, last, lamp], 'officer', context, [], [lamp]);
    assert.deepEqual(ids(merged.openCases.map(({ opening }) => opening)), [quarrel.id, lamp.id]);
    assert.deepEqual([merged.lastDay, merged.answers.length, merged.doors], ['2026-11-18', 1, []]);
  });

  test('answers to others are theirs', () => assert.deepEqual(sinceLastDay(village, 'newcomer', context).answers, []));

  test('what waits is told whenever it began: requests, and hazards due within a week', () => {
    assert.deepEqual(names(found.requests), ['request 11-22T09:00 overdue']);
    assert.deepEqual(names(found.hazardsDue), ['hazard 11-25T23:59']);
  });
});

describe('what an officer has to confirm', () => {
  const round = { households: [], purpose: 'routine' as const };
  const joint = noted('visit', '11-20 09:00', round, { with: ['me', 'other'] });
  const forMe = noted('visit', '11-21 09:00', round, { onBehalfOf: 'me' });
  const answer = noted('confirmation', '11-22 09:00', { answer: 'notMine' }, { about: joint.id, author: 'me' });
  const others = { ...answer, id: `${answer.id.slice(0, -1)}f`, author: 'other' };
  const undo = (entry: Entry) =>
    noted('correction', '11-22 10:00', { action: 'withdraw', reason: '记错' }, { about: entry.id });
  const table: [string, Entry[], Entry[]][] = [
    ['what names them, newest first', [joint, forMe, last], [forMe, joint]],
    ['not what they answered, whatever the answer', [joint, answer], []],
    ['somebody else’s answer is not theirs', [joint, others], [joint]],
    ['an answer taken back is asked again', [joint, answer, undo(answer)], [joint]],
    ['not what was taken back', [joint, undo(joint)], []],
  ];
  for (const [fact, entries, left] of table)
    test(fact, () =>
      assert.deepEqual(
        toConfirm(entries, 'me').map(({ id }) => id),
        left.map(({ id }) => id),
      ),
    );
});
