import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { number, type PrintedTable, text } from '../../domain/reports/printedTable.ts';
import { columnsOnPage } from './widths.ts';

const PAGE = 9986;

const tableOf = (kinds: ('words' | 'number')[], length: number): PrintedTable => ({
  id: 'any',
  title: '任何表',
  columns: kinds.map((kind) => (kind === 'words' ? text('项目') : number('本月'))),
  rows: [kinds.map((kind, at) => (kind === 'words' ? '字'.repeat(1 + ((length * (at + 1)) % 90)) : 12_345))],
});

test('the columns of any table fill the page and none is lost', () => {
  const kinds = fc.array(fc.constantFrom('words' as const, 'number' as const), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(kinds, fc.nat(200), (rest, length) => {
      const widths = columnsOnPage(tableOf(['words', ...rest], length), PAGE, 90);
      const sum = widths.reduce((all, one) => all + one, 0);
      assert.ok(sum <= PAGE && sum > PAGE - widths.length, String(sum));
      assert.ok(Math.min(...widths) > 150, widths.join());
    }),
  );
});

test('short words and numbers take what they need, the longest words the rest', () => {
  const table: PrintedTable = {
    id: 'missing',
    title: '还差什么',
    columns: [text('工作要求'), number('未完成'), text('在哪里')],
    rows: [['走访', 12, '很多地方'.repeat(20)]],
  };
  assert.deepEqual(columnsOnPage(table, 10_000, 100), [1100, 1100, 7800]);
});
