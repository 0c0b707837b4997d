import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binderOf } from './binder.ts';

test('a posting without an end lasts until now, unless it begins only later', () => {
  const from = (day: string, to: string | null = null) => ({
    officer: 'wang',
    duty: 'contact' as const,
    from: day,
    to,
  });
  const { postings } = binderOf(
    {
      ...{ village: { id: '341622101210', name: '路南村委会' }, above: [], year: '2026', months: [], cases: [] },
      asOf: '2026-11-23T09:00:00.000+08:00',
      postings: [from('2026-01-01', '2026-06-30'), from('2026-07-01'), from('2026-11-23'), from('2026-11-24')],
      names: new Map([['wang', '王建国']]),
    },
    'zh',
  );
  assert.deepEqual(
    postings.rows.map((row) => row.slice(2)),
    [
      ['2026-01-01', '2026-06-30'],
      ['2026-07-01', '现在'],
      ['2026-11-23', '现在'],
      ['2026-11-24', '尚未开始'],
    ],
  );
});
