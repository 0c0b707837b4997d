import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { categoryOf, guessColumns, type Matching } from './matching.ts';
import { dayWritten, namesSomebody, readCaseCounts, readHistory, readPopulation, type RowFault } from './read.ts';
import { VillageNames } from './villages.ts';

const LUNAN = '341622101210';
const [SMALL, LARGE] = ['341622102210', '341622103210'];
const names = new VillageNames([
  { id: LUNAN, name: '路南村委会', officialCode: LUNAN, township: '双涧镇' },
  { id: SMALL, name: '张庄村委会', officialCode: SMALL, township: '小涧镇' },
  { id: LARGE, name: '张庄村委会', officialCode: LARGE, township: '坛城镇' },
]);
const matched = (purpose: 'caseCounts' | 'populationCount' | 'history', headings: string[]): Matching => ({
  columns: guessColumns(purpose, headings),
  villages: {},
});
const told = (faults: RowFault[]) => faults.map(({ row, heading, code }) => `${row} ${heading} ${code}`);

describe('columns are guessed', () => {
  const guesses: [purpose: 'caseCounts' | 'populationCount' | 'history', columns: Record<string, string>][] = [
    ['caseCounts', { 序号: 'ignore', 村名: 'village', 盗窃: 'number', '诈骗(起)': 'number', 合计: 'ignore' }],
    ['caseCounts', { 发案村: 'village', 案件类别: 'category', 起数: 'count', 受理单位: 'ignore' }],
    [
      'populationCount',
      { 行政村: 'village', 实有人口数: 'residents', 外出人数: 'away', 返回: 'returned', 流入人口: 'incoming' },
    ],
    [
      'history',
      {
        日期: 'date',
        村: 'village',
        走访户数: 'ignore',
        地点: 'ignore',
        备注: 'ignore',
        事由: 'ignore',
        户数: 'count',
      },
    ],
  ];
  for (const [purpose, columns] of guesses)
    test(`${purpose}: ${Object.keys(columns).join(' ')}`, () =>
      assert.deepEqual(guessColumns(purpose, Object.keys(columns)), columns));

  test('columns of free text never, not even as last time: each is turned on by who has looked at it', () => {
    const remembered: Matching = { columns: { 备注: 'text' }, villages: {} };
    assert.deepEqual(guessColumns('history', ['日期', '备注'], remembered), { 日期: 'date', 备注: 'ignore' });
  });

  test('as they were last month, where that is remembered', () => {
    const remembered: Matching = { columns: { 盗窃: 'ignore', 村名: 'residents' }, villages: {} };
    assert.deepEqual(guessColumns('caseCounts', ['村名', '盗窃', '诈骗'], remembered), {
      村名: 'village',
      盗窃: 'ignore',
      诈骗: 'number',
    });
  });
});

test('categories are words, without their unit', () => {
  assert.deepEqual(
    ['盗窃', '诈骗(起)', '殴打他人 案件数', '交通肇事/其他', '信访', '13812341234', ''].map(categoryOf),
    ['盗窃', '诈骗', '殴打他人', '交通肇事其他', null, null, null],
  );
});

describe('case counts', () => {
  test('with a column for each category: lines of a village add up, sums are passed over', () => {
    const headings = ['村名', '盗窃', '诈骗'];
    const rows = [
      ['路南村', '2', ''],
      ['路南', '1起', '1,000'],
      ['小涧镇张庄村', '-', '0'],
      ['合计', '3', '1000'],
    ];
    const {
      rows: read,
      faults,
      passedOver,
    } = readCaseCounts({ headings, rows }, matched('caseCounts', headings), names);
    assert.deepEqual(read, [
      { village: LUNAN, at: [0, 1], counts: { 盗窃: 3, 诈骗: 1000 } },
      { village: SMALL, at: [2], counts: { 盗窃: 0, 诈骗: 0 } },
    ]);
    assert.deepEqual([faults, passedOver], [[], [3]]);
  });

  test('with a line for each case', () => {
    const headings = ['发案村', '案件类别'];
    const rows = [
      ['路南村', '盗窃'],
      ['路南村', '盗窃'],
      ['路南村', '诈骗'],
    ];
    const { rows: read } = readCaseCounts({ headings, rows }, matched('caseCounts', headings), names);
    assert.deepEqual(read, [{ village: LUNAN, at: [0, 1, 2], counts: { 盗窃: 2, 诈骗: 1 } }]);
  });

  test('name every fault of every line; faulty lines count nowhere', () => {
    const headings = ['村名', '盗窃', '诈骗'];
    const rows = [
      ['张庄村', '1', '1'],
      ['查无此村', 'x', '1.5'],
      ['', '1', '1'],
      ['路南村', '1', '9999999'],
      ['路南村', '1', '2'],
    ];
    const { rows: read, faults } = readCaseCounts({ headings, rows }, matched('caseCounts', headings), names);
    assert.deepEqual(told(faults), [
      '0 村名 ambiguous_village',
      '1 村名 unknown_village',
      '1 盗窃 not_a_number',
      '1 诈骗 not_a_number',
      '2 村名 missing',
      '3 诈骗 not_a_number',
    ]);
    assert.deepEqual(faults[0]?.candidates, [SMALL, LARGE]);
    assert.deepEqual(read, [{ village: LUNAN, at: [4], counts: { 盗窃: 1, 诈骗: 2 } }]);
  });
});

test('population: one line for each village; what the sheet does not have is nought', () => {
  const headings = ['村', '实有人口', '外出'];
  const rows = [
    ['路南村', '2,310人', '640'],
    ['路南村', '1', '1'],
    ['小涧镇张庄村', '', '3'],
  ];
  const { rows: read, faults } = readPopulation({ headings, rows }, matched('populationCount', headings), names);
  assert.deepEqual(read, [{ village: LUNAN, at: [0], residents: 2310, away: 640, returned: 0, incoming: 0 }]);
  assert.deepEqual(told(faults), ['1 村 village_twice', '2 实有人口 missing']);
});

test('history: days as ledgers write them; whatever looks like somebody is a fault', () => {
  const headings = ['日期', '村', '事由', '户数'];
  const rows = [
    ['2019年6月3日', '路南村', '宅基地', '2'],
    ['2019-02-30', '路南村', '', ''],
    ['2019.6.4', '路南村', '报案人:王大明', ''],
    ['20190605', '路南村', '电话13812341234', '三'],
  ];
  const { columns, ...others } = matched('history', headings);
  const chosen = { ...others, columns: { ...columns, 事由: 'text' as const } };
  const { rows: read, faults } = readHistory({ headings, rows }, chosen, names);
  assert.deepEqual(read, [{ village: LUNAN, at: [0], on: '2019-06-03', count: 2, text: '宅基地' }]);
  assert.deepEqual(told(faults), ['1 日期 bad_day', '2 事由 guarded', '3 户数 not_a_number', '3 事由 guarded']);
});

test('somebody is announced by a word before a name, by a number, or not at all', () => {
  const said: Record<string, boolean> = {
    '户主:张三': true,
    '姓名 王大明': true,
    户主张三家门口: true,
    村民王大明反映路灯不亮: true,
    申请人为李强: true,
    身份证34162219900101123X: true,
    '0558-7661100': true,
    户主不在家: false,
    群众反映路灯不亮: false,
    村民为水渠争吵: false,
    村东头水渠: false,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(said).map((text) => [text, namesSomebody(text)])), said);
});

test('days', () => {
  assert.deepEqual(
    [
      '2026-11-23',
      '2026/11/3',
      '2026.1.3',
      '2026年1月3日',
      '20261103',
      '2026-11-23 09:00',
      '23.11.2026',
      '1899-01-01',
    ].map(dayWritten),
    ['2026-11-23', '2026-11-03', '2026-01-03', '2026-01-03', '2026-11-03', '2026-11-23', null, null],
  );
});
