import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bozhou, recommended } from '../../../tests/support/months.ts';
import { dutyIds } from './duty.ts';
import { closesAt, thresholdOf } from './ofMonth.ts';
import { checkPolicy, forVillage, type Policy } from './policy.ts';

const duty = (policy: Policy, id: string) => policy.duties.find((candidate) => candidate.id === id)!;
const issuesOf = (document: unknown): string[] =>
  (checkPolicy(document, 'en').issues ?? []).map(({ path, message }) => `${path}: ${message}`);

test('both policies that come with the system have every duty', () => {
  for (const policy of [bozhou, recommended])
    assert.deepEqual(
      policy.duties.map((one) => one.id),
      [...dutyIds],
    );
});

test('the policy of 2014 asks what the source says', () => {
  const asked = bozhou.duties.flatMap((one) => (one.threshold === undefined ? [] : [`${one.id} ${one.threshold}`]));
  assert.deepEqual(asked, [
    'villageDays 2',
    'householdVisits 20',
    'informationPassed 10',
    'alertPublished 1',
    'monthlyAnalysis 1',
    'lawClass 1',
  ]);
});

test('a policy that does not validate gives every issue at once, those across fields included', () => {
  const issues = issuesOf({
    ...bozhou,
    graceDays: -1,
    colour: 'blue',
    duties: [
      { id: 'villageDays', row: 'contact', unit: 'day', threshold: 2, aim: true },
      { id: 'villageDays', row: 'village', unit: 'household', threshold: 2, minPerVillage: 1 },
      { id: 'teaDrunk', row: 'contact', unit: 'day', threshold: 2 },
      { id: 'hazardRepaired', row: 'village', unit: 'hazard', threshold: 3 },
      { id: 'lawClass', row: 'village', unit: 'class' },
      { id: 'alertPublished', row: 'village', unit: 'alert', threshold: 1, per: 'officer', acceptNothingNew: true },
    ],
  });
  const expected = [
    '/graceDays:',
    '/colour: There is no field "colour"',
    '/duties/2/id: This cannot be chosen',
    '/duties/0/threshold: an aim has no threshold',
    '/duties/1/id: the duty is there twice',
    '/duties/1/row: villageDays stands in contact or resident',
    '/duties/1/unit: villageDays counts in day',
    '/duties/1/minPerVillage: only with per: officer',
    '/duties/3/aim: hazardRepaired is an aim',
    '/duties/4/threshold: a duty that is no aim needs a threshold',
    '/duties/5/per: only for duties of a posting',
    '/duties/5/acceptNothingNew: only for informationPassed',
  ];
  for (const start of expected)
    assert.ok(
      issues.some((issue) => issue.startsWith(start)),
      `${start} in ${issues.join(' | ')}`,
    );
  assert.equal(issues.length, expected.length);
});

test('what is no document at all is refused, not thrown', () => {
  for (const document of [null, 3, 'x', [], { duties: [null, 4, {}] }]) assert.ok(issuesOf(document).length > 0);
});

test('thresholds differ by month of the year', () => {
  const visits = duty(recommended, 'householdVisits');
  assert.deepEqual(
    ['2026-01', '2026-02', '2026-06'].map((month) => thresholdOf(visits, month)),
    [20, 10, 10],
  );
  assert.equal(thresholdOf(duty(recommended, 'lawClass'), '2026-02'), 0);
});

test('a village’s own threshold takes the place of the policy’s in its months', () => {
  const set = [
    { duty: 'householdVisits', fromMonth: '2026-01', toMonth: null, threshold: 12 },
    { duty: 'householdVisits', fromMonth: '2026-05', toMonth: '2026-05', threshold: 0 },
    { duty: 'alertPublished', fromMonth: '2026-01', toMonth: null, threshold: 3 },
  ] as const;
  const visits = (month: string) => thresholdOf(duty(forVillage(recommended, set, month), 'householdVisits'), month);
  assert.deepEqual(['2025-12', '2026-02', '2026-05', '2026-06'].map(visits), [20, 12, 0, 12]);
  assert.deepEqual(issuesOf(forVillage(recommended, set, '2026-02')), [], 'an aim stays an aim');
});

test('a month closes at 00:00 on the fourth of the next', () => {
  assert.equal(closesAt(bozhou, '2026-11'), '2026-12-04T00:00:00.000+08:00');
  assert.equal(closesAt(bozhou, '2026-12'), '2027-01-04T00:00:00.000+08:00');
  assert.equal(closesAt({ graceDays: 0 }, '2026-12'), '2027-01-01T00:00:00.000+08:00');
});
