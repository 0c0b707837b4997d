import assert from 'node:assert/strict';
import { test } from 'node:test';
import { households, november, NOVEMBER_CLOSES, posting, visit } from '../../../tests/support/months.ts';
import { time } from '../../../tests/support/noted.ts';
import { assess } from './assess.ts';
import type { DutyResults } from './duty.ts';
import { dueBy, dutySentence, sentence } from './sentence.ts';

const result = (done: number, required: number, state: 'met' | 'open' | 'missed' | 'exempt' | 'aim') => ({
  done,
  required,
  state,
  late: 0,
  evidence: [],
});

const rows: [DutyResults, zh: string, en: string][] = [
  [
    {
      villageDays: result(1, 2, 'open'),
      householdVisits: result(17, 20, 'open'),
      informationPassed: result(10, 10, 'met'),
    },
    '本月还差1天、3户',
    '1 day and 3 households still to go this month',
  ],
  [{ lawClass: result(0, 1, 'open') }, '本季度还差1次法治宣传教育', '1 law class still to go this quarter'],
  [
    { villageDays: result(1, 2, 'open'), lawClass: result(0, 1, 'open') },
    '本月还差1天;本季度还差1次法治宣传教育',
    '1 day still to go this month; 1 law class still to go this quarter',
  ],
  [
    { alertPublished: result(0, 1, 'missed'), lawClass: result(0, 1, 'missed') },
    '这个月少了1次治安提示;这个季度少了1次法治宣传教育',
    '1 safety alert short this month; 1 law class short this quarter',
  ],
  [{ hazardRepaired: result(0, 3, 'aim') }, '本月只有努力目标', 'Only aims this month'],
  [{ alertPublished: result(0, 1, 'open') }, '本月还差1次治安提示', '1 safety alert still to go this month'],
  [
    { villageDays: result(2, 2, 'met'), hazardRepaired: result(0, 3, 'aim') },
    '本月要求都已完成',
    'Everything asked for this month is done',
  ],
  [{ householdVisits: result(3, 0, 'exempt') }, '本月没有要求', 'Nothing is asked for this month'],
  [{ householdVisits: result(21, 20, 'open') }, '本月还差本村走访', 'more in this village still to go this month'],
  [
    { villageDays: result(0, 2, 'missed'), householdVisits: result(19, 20, 'missed') },
    '这个月少了2天、1户',
    '2 days and 1 household short this month',
  ],
];

for (const [duties, zh, en] of rows)
  test(`what is left reads: ${zh}`, () => {
    assert.equal(sentence(duties, 'zh'), zh);
    assert.equal(sentence(duties, 'en'), en);
  });

test('one duty reads with what was done and what is left', () => {
  const visits = (one: ReturnType<typeof result>, language: 'zh' | 'en') =>
    dutySentence('householdVisits', one, language);
  assert.equal(visits(result(17, 20, 'open'), 'zh'), '走访17/20户,还差3户');
  assert.equal(visits(result(17, 20, 'open'), 'en'), 'Households visited: 17 of 20, 3 households to go');
  assert.equal(visits(result(21, 20, 'met'), 'zh'), '走访21/20户,已完成');
  assert.equal(visits(result(3, 0, 'exempt'), 'zh'), '走访3户,本月免计');
  assert.equal(visits(result(19, 20, 'missed'), 'en'), 'Households visited: 19 of 20, 1 household short');
  assert.equal(
    dutySentence('lawClass', result(0, 1, 'open'), 'zh'),
    '法治宣传教育0/1次法治宣传教育,本季度还差1次法治宣传教育',
  );
  assert.equal(
    dutySentence('lawClass', result(0, 1, 'missed'), 'en'),
    'Law classes: 0 of 1, 1 law class short this quarter',
  );
  assert.equal(dutySentence('hazardRepaired', result(2, 3, 'aim'), 'zh'), '隐患整改核实应办3处,已办2处');
  assert.equal(dutySentence('hazardRepaired', result(2, 3, 'aim'), 'en'), 'Hazards repaired: 2 of 3 due');
});

const deadlines: [DutyResults, month: string, zh: string, en: string][] = [
  [{ villageDays: result(1, 2, 'open') }, '2026-11', '11月30日前', 'by 30 November'],
  [{ lawClass: result(0, 1, 'open') }, '2026-11', '12月31日前', 'by 31 December'],
  [
    { villageDays: result(1, 2, 'open'), lawClass: result(0, 1, 'open') },
    '2026-10',
    '10月31日前;本季度的12月31日前',
    'by 31 October; of the quarter by 31 December',
  ],
  [{ villageDays: result(1, 2, 'open'), lawClass: result(0, 1, 'open') }, '2026-12', '12月31日前', 'by 31 December'],
  [{ villageDays: result(2, 2, 'met'), lawClass: result(0, 1, 'missed') }, '2026-11', '', ''],
];

for (const [duties, month, zh, en] of deadlines)
  test(`what is left in ${month} is due ${en === '' ? 'never' : en}`, () => {
    assert.equal(dueBy(duties, month, 'zh'), zh);
    assert.equal(dueBy(duties, month, 'en'), en);
  });

test('it is said of what assess returns', () => {
  const zou = households(17);
  const entries = [...zou, visit('11-05 09:00', zou)];
  const row = assess(november({ postings: [posting()], entries })).postings[0]!;
  assert.equal(sentence(row.duties, 'zh'), '本月还差1天、3户、10条信息');
  const closed = assess(november({ entries, closed: NOVEMBER_CLOSES, asOf: time('12-05 00:00') })).postings[0]!;
  assert.equal(sentence(closed.duties, 'zh'), '这个月少了1天、3户、10条信息');
});
