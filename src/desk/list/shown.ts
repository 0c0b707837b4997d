import type { Column, Value } from './columns.ts';
import type { SoundsLike } from './soundsLike.ts';

/** What of a list is asked for; all of it stands in the address. */
export interface Wanted {
  query: string;
  /** A column's key; with `-` before it, from the highest. */
  sort: string;
  /** Value wanted, by column. */
  filters: Record<string, string>;
}

/** The rows asked for, in their order; equal ones stay as they came. */
export function shownRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { query, sort, filters }: Wanted,
  soundsLike: SoundsLike = () => false,
): Row[] {
  const searched = columns.filter(({ found }) => found);
  const filtered = columns.filter(({ key }) => filters[key]);
  const found = rows.filter(
    (row) =>
      filtered.every(({ key, value }) => String(value(row) ?? '') === filters[key]) &&
      (query === '' || searched.some(({ value }) => matches(value(row), query, soundsLike))),
  );
  const by = columns.find(({ key, sorts }) => sorts && key === sort.replace(/^-/, ''));
  if (by === undefined) return found;
  const sign = sort.startsWith('-') ? -1 : 1;
  return found
    .map((row) => [row, by.value(row)] as const)
    .sort(([, a], [, b]) => sign * compared(a, b))
    .map(([row]) => row);
}

function matches(value: Value, query: string, soundsLike: SoundsLike): boolean {
  const text = String(value ?? '').toLowerCase();
  const asked = query.toLowerCase();
  return text.includes(asked) || (/^[a-z]+$/.test(asked) && soundsLike(text, asked));
}

const chinese = new Intl.Collator('zh-CN', { numeric: true });

function compared(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return chinese.compare(String(a), String(b));
}
