import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postingSheet } from '../../domain/people/sheets.ts';
import { countOf, mend, placeOf, type Table, tablesOf } from './tables.ts';

const HEAD = ['警号', '村代码', '方式', '起日', '止日'];
const fault = (row: number, column: string, message: string) => ({
  sheet: 'postings',
  row,
  column,
  code: 'x',
  message,
});
const shown = (): Table => {
  const [table] = tablesOf(
    {
      applied: false,
      sheets: [],
      faults: [
        { ...fault(2, '起日', '日期'), table: 0 },
        { ...fault(3, '警号', '没有'), table: 0 },
      ],
      warnings: [],
      tables: [
        {
          name: '安排',
          kind: 'postings',
          rows: [
            HEAD,
            ['071001', '341622101210', '包村', '那天'],
            ['071009', '341622101210', '驻村', '2026-01-01', ''],
          ],
        },
      ],
    },
    [postingSheet],
  );
  assert.ok(table);
  return table;
};
const lines = ({ faults }: Table) => faults.map(({ row, column }) => `${row} ${column}`);

test('a mended cell is judged at once; what only the server knows of other rows stays', () => {
  const mended = mend(shown(), [{ row: 2, at: 3, text: '2026-01-01' }], 'zh');
  assert.deepEqual(lines(mended), ['3 警号']);
  assert.deepEqual([...mended.mended], [2]);
});

test('a cell mended badly says why in the language chosen', () => {
  const worse = mend(shown(), [{ row: 2, at: 3, text: '2026-02-31' }], 'en');
  assert.deepEqual(lines(worse), ['3 警号', '2 起日']);
  assert.match(worse.faults[1]!.message, /a date is written/);
});

test('a row left out is empty and counts no more', () => {
  const left = mend(
    shown(),
    HEAD.map((_, at) => ({ row: 3, at, text: '' })),
    'zh',
  );
  assert.deepEqual([lines(left), countOf(left)], [['2 起日'], 1]);
});

test('a fault shows in the cell of its column, wherever that stands', () => {
  const table = shown();
  assert.deepEqual(
    table.faults.map((one) => placeOf(table, one)),
    [3, 0],
  );
  assert.equal(placeOf(table, { row: 2, column: undefined, message: '' }), -1);
});
