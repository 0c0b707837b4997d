import assert from 'node:assert/strict';
import { test } from 'node:test';
import { households, november, NOVEMBER_CLOSES as closed, visit } from '../../../tests/support/months.ts';
import { noted, time } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { assess } from './assess.ts';
import type { DutyId } from './duty.ts';

const asOf = time('12-12 08:00');
const LATE = { receivedAt: time('12-10 09:00') };
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
const lesson = noted('lawClass', '11-12 15:00', { audience: ['pupils'], topics: ['fire'], attendance: 9 });
const withdraw = (target: Entry) =>
  noted('correction', '12-10 09:00', { action: 'withdraw', reason: '记错了' }, { about: target.id, ...LATE });
const move = (target: Entry, to: string) =>
  noted(
    'correction',
    '12-10 09:00',
    { action: 'amend', reason: '日期错了', changes: { occurredAt: time(to) } },
    { about: target.id, ...LATE },
  );

/** What November, closed, says of a duty: figures, and why each entry counts or not. */
function told(duty: DutyId, entries: Entry[]) {
  const { village, postings } = assess(november({ entries, closed, asOf }));
  const { done, late, evidence } = (village[duty] ?? postings[0]?.duties[duty])!;
  return [done, late, ...evidence.map(({ id, why }) => [id, why])];
}

const [one, other, proxy, october] = [
  talk('11-05 09:00'),
  talk('11-06 09:00'),
  talk('11-07 09:00', { author: 'clerk', onBehalfOf: 'officer' }),
  talk('10-30 09:00'),
];

test('a correction that comes after the closing is shown as late beside what it corrects', () => {
  const correction = withdraw(one);
  assert.deepEqual(told('villageDays', [one, other, correction]), [
    2,
    1,
    [one.id, 'counted'],
    [other.id, 'counted'],
    [correction.id, 'late'],
  ]);
});

test('so is one of a duty of the village, which its withdrawal leaves altogether', () => {
  const correction = withdraw(lesson);
  assert.deepEqual(told('lawClass', [lesson, correction]), [1, 1, [lesson.id, 'counted'], [correction.id, 'late']]);
});

test('so is one that takes an entry out of the month, or brings one in', () => {
  const [out, into] = [move(one, '12-02 09:00'), move(october, '11-20 09:00')];
  const found = told('villageDays', [one, october, out, into]);
  assert.deepEqual(found, [1, 2, [one.id, 'counted'], [into.id, 'late'], [out.id, 'late']]);
});

test('so is a confirmation', () => {
  const yes = noted('confirmation', '12-10 09:00', { answer: 'mine' }, { about: proxy.id, ...LATE });
  assert.deepEqual(told('villageDays', [proxy, yes]), [0, 1, [proxy.id, 'notConfirmed'], [yes.id, 'late']]);
});

test('so is one of the step that decided a case', () => {
  const hazard = noted('hazard', '11-03 09:00', { type: 'camera', place: '村口' });
  const verified = noted('hazardStep', '11-08 09:00', { step: 'verified' }, { about: hazard.id });
  const correction = withdraw(verified);
  assert.deepEqual(told('hazardRepaired', [hazard, verified, correction]), [
    1,
    1,
    [hazard.id, 'inTime'],
    [correction.id, 'late'],
  ]);
});

test('a step that would have put a case into the figures is shown though nobody looked after it', () => {
  const dispute = noted('dispute', '11-02 10:00', { type: 'debt', size: 'two', harm: 'none' });
  const settled = noted(
    'mediation',
    '11-03 10:00',
    { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'oral' },
    { about: dispute.id, ...LATE },
  );
  assert.deepEqual(told('disputeInVillage', [dispute, settled]), [0, 1, [settled.id, 'late']]);
});

test('what never counted here is not late when it is withdrawn', () => {
  const away = talk('11-05 09:00', { onSite: false });
  assert.deepEqual(told('villageDays', [away, withdraw(away)]), [0, 0, [away.id, 'notOnSite']]);
});

test('a correction that changes no figure is not late for it', () => {
  const note = noted(
    'correction',
    '12-10 09:00',
    { action: 'amend', reason: '补充', changes: { note: '已告知' } },
    { about: one.id, ...LATE },
  );
  assert.deepEqual(told('villageDays', [one, note]), [1, 0, [one.id, 'counted']]);
});

test('a visit withdrawn too late stays counted, and says so', () => {
  const [a, b] = households(2);
  const first = visit('11-05 09:00', [a!]);
  const second = visit('11-06 09:00', [b!]);
  const correction = withdraw(second);
  assert.deepEqual(told('householdVisits', [a!, b!, first, second, correction]), [
    2,
    1,
    [first.id, 'counted'],
    [second.id, 'counted'],
    [correction.id, 'late'],
  ]);
});
