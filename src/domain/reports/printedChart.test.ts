import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawnOf } from './printedChart.ts';
import { number, type PrintedTable, text } from './printedTable.ts';

const table: PrintedTable = {
  id: 'duties',
  title: '月度履职情况',
  columns: [text('工作要求'), number('应完成'), number('已完成'), number('进行中')],
  chart: { columns: [2, 3], stacked: true },
  rows: [
    ['走访', 1200, 1000, 200],
    ['进村工作', 3, 3, 0],
  ],
};

describe('the chart of a table', () => {
  test('has a group of bars for each row', () => {
    const drawn = drawnOf(table, 'zh')!;
    assert.deepEqual(
      [drawn.stacked, drawn.rows, drawn.bars],
      [
        true,
        ['走访', '进村工作'],
        [
          { name: '已完成', values: [1000, 3] },
          { name: '进行中', values: [200, 0] },
        ],
      ],
    );
  });

  test('is said in words for who does not see it', () => {
    assert.equal(
      drawnOf(table, 'zh')!.said,
      '条形图:月度履职情况。走访:已完成1,000、进行中200;进村工作:已完成3、进行中0。',
    );
    assert.equal(
      drawnOf({ ...table, title: 'Scorecard', rows: [['Visits', 3, 2, 1]] }, 'en')!.said,
      'Bar chart: Scorecard. Visits: 已完成 2, 进行中 1.',
    );
  });

  test('is none where a table has none', () => {
    const { chart: _, ...plain } = table;
    assert.equal(drawnOf(plain, 'zh'), undefined);
  });
});
