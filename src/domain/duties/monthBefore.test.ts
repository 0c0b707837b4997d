import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bozhou, households, november, NOVEMBER_CLOSES, posting, visit } from '../../../tests/support/months.ts';
import { noted, time } from '../../../tests/support/noted.ts';
import type { AssessInput } from './assess.ts';
import { stillToNote } from './monthBefore.ts';
import { sentenceBefore } from './sentence.ts';

const doors = households(20);
const talk = (when: string, more = {}) => noted('diary', when, { work: ['talk'] }, more);
const analysis = (month: string) => noted('analysis', '12-02 09:00', { month });
const found = Array.from({ length: 10 }, (_, n) =>
  noted('information', `11-05 10:${n + 10}`, { category: 'theft', direction: 'toStation' }),
);
/** All that is asked of the officer themselves. */
const own = [...doors, visit('11-05 09:00', doors), talk('11-06 09:00'), ...found];
const december = { month: '2026-12', asOf: time('2027-01-02 12:00') };

const table: [string, Partial<AssessInput>, string, string][] = [
  ['one’s own and the analysis', {}, '上月还差2天、20户、10条信息、1次发案情况分析', '2026-12-03'],
  ['the analysis alone', { entries: own }, '上月还差1次发案情况分析', '2026-12-03'],
  [
    'two days and some doors',
    { entries: [...own.slice(1), analysis('2026-11')].filter(({ kind }) => kind !== 'diary') },
    '上月还差1天、1户',
    '2026-12-03',
  ],
  ['nothing', { entries: [...own, analysis('2026-11')] }, '', ''],
  [
    'an analysis of another month is none',
    { entries: [...own, analysis('2026-10')] },
    '上月还差1次发案情况分析',
    '2026-12-03',
  ],
  ['nothing once it is closed', { closed: NOVEMBER_CLOSES, asOf: time('12-04 00:00') }, '', ''],
  ['nor where nobody heard of that', { asOf: NOVEMBER_CLOSES }, '', ''],
  ['its last moment', { entries: own, asOf: time('12-03 23:59') }, '上月还差1次发案情况分析', '2026-12-03'],
  [
    'days of grace are the policy’s',
    { entries: own, policy: { ...bozhou, graceDays: 5 } },
    '上月还差1次发案情况分析',
    '2026-12-05',
  ],
  [
    'of whoever had no posting then the village’s alone',
    { postings: [posting({ from: '12-01' })] },
    '上月还差1次发案情况分析',
    '2026-12-03',
  ],
  [
    'the class of a quarter that is over',
    { ...december },
    '上月还差2天、20户、10条信息、1次发案情况分析;上季度还差1次法治宣传教育',
    '2027-01-03',
  ],
];
for (const [fact, given, sentence, until] of table)
  test(`what the month before still lacks: ${fact}`, () => {
    const left = stillToNote(november({ asOf: time('12-02 12:00'), ...given }), 'officer');
    assert.deepEqual(
      [left && sentenceBefore(left.duties, 'zh'), left?.until].map((said) => said ?? ''),
      [sentence, until],
    );
  });

test('it is said in English', () => {
  const left = stillToNote(november({ entries: own, ...december }), 'officer');
  assert.equal(
    left && sentenceBefore(left.duties, 'en'),
    '2 days, 20 households, 10 items of information and 1 analysis still to go for last month; 1 law class still to go for last quarter',
  );
});
