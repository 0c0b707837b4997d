import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bozhou } from '../../../tests/support/months.ts';
import { noted, time } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { entriesNeeded, monthsTouched } from './needed.ts';

const from = (month: string, clocks = bozhou.clocks) => entriesNeeded([{ clocks }], month).first;

test('a month needs its quarter, the month before it, and as far back as the longest clock', () => {
  assert.equal(from('2026-12'), '2026-10-01', 'its quarter');
  assert.equal(from('2026-10'), '2026-09-01', 'the month before');
  assert.equal(from('2026-03'), '2026-01-01');
  const long = { ...bozhou.clocks, hazard: { verifiedDays: 90, verifiedDaysByType: { road: 120 } } };
  assert.equal(from('2026-11', long), '2026-07-04', 'a road has 120 days');
  assert.equal(entriesNeeded([bozhou, { clocks: long }], '2026-11').first, '2026-07-04', 'the widest of several');
  assert.equal(entriesNeeded([bozhou], '2026-02').last, '2026-03-01', 'a patrol past midnight');
});

const diary = noted('diary', '11-05 09:00', { work: ['talk'] });
const lesson = noted('lawClass', '10-05 09:00', { audience: ['pupils'], topics: ['fire'], attendance: 9 });
const began = { startedAt: time('10-31 22:00'), endedAt: time('11-01 00:30'), volunteers: 4, night: true };
const night = noted('patrol', '11-01 00:30', began);
const dispute = noted('dispute', '03-05 09:00', { type: 'debt', size: 'two', harm: 'none' });
const door = noted('household', '08-05 09:00', { label: '1号' });
const look = noted('followUp', '11-20 09:00', { finding: 'holding' }, { about: dispute.id });
const analysis = noted('analysis', '11-03 09:00', { month: '2026-10' });
const correct = (target: Entry, when: string, to?: string) =>
  noted(
    'correction',
    when,
    to === undefined
      ? { action: 'withdraw', reason: '记错了' }
      : { action: 'amend', reason: '日期错了', changes: { occurredAt: time(to) } },
    { about: target.id },
  );

const cases: [fact: string, entry: Entry, related: Entry[], at: string, months: string[]][] = [
  ['an entry of today touches this month', diary, [], '11-05 10:00', ['11']],
  ['one that comes late the next as well: it was a village day', diary, [], '12-06 10:00', ['11', '12']],
  ['but not what follows', diary, [], '2027-03-06 10:00', ['11', '12']],
  ['a patrol past midnight the month it began in', night, [], '11-01 10:00', ['10', '11']],
  ['a law class its quarter, as far as it has gone', lesson, [], '11-06 10:00', ['10', '11']],
  ['an analysis the month it is of', analysis, [], '11-03 10:00', ['10', '11']],
  [
    'a step every month since its case was opened',
    look,
    [dispute],
    '11-20 10:00',
    ['03', '04', '05', '06', '07', '08', '09', '10', '11'],
  ],
  ['a correction the months of what it corrects', correct(diary, '12-02 09:00'), [diary], '12-02 10:00', ['11', '12']],
  [
    'and those it moves it to, and from by an earlier correction',
    correct(diary, '11-25 09:00', '09-30 09:00'),
    [diary, correct(diary, '11-24 09:00', '07-05 09:00')],
    '11-25 10:00',
    ['07', '08', '09', '10', '11'],
  ],
];

for (const [fact, entry, related, at, expected] of cases)
  test(fact, () =>
    assert.deepEqual(
      monthsTouched(entry, related, time(at)),
      expected.map((month) => `2026-${month}`),
    ),
  );

test('a door corrected touches all months in which it may have been visited', () => {
  const months = monthsTouched(correct(door, '11-05 09:00'), [door], time('11-05 10:00'));
  assert.deepEqual([months[0], months[months.length - 1], months.length], ['2025-08', '2026-11', 16]);
});
