import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broken, table, widthOf } from './table.ts';

test('Chinese signs take two columns, whatever plane they are in', () => {
  assert.deepEqual(['路南村', 'abc', '邹庄3号', '𠀀', '\uff08一\uff09', '✓ 3/2'].map(widthOf), [6, 3, 7, 2, 6, 5]);
});

test('columns stand below their headings', () => {
  const drawn = table(
    ['村', '进村\n工作', 'done'],
    [
      ['路南村', '✓ 3/2', '1'],
      ['a', '–', '12'],
    ],
  );
  assert.equal(
    drawn,
    ['村      进村   done', '        工作', '──────  ─────  ────', '路南村  ✓ 3/2  1', 'a       –      12'].join('\n'),
  );
});

test('headings break after four Chinese signs, or between words', () => {
  assert.equal(broken('邻里纠纷不过夜', 8), '邻里纠纷\n不过夜');
  assert.equal(broken('Days in the village', 12), 'Days in the\nvillage');
});
