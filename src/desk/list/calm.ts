/** What a list shows, kept from one drawing to the next. */
export interface Kept<Row> {
  /** What these rows answer. */
  of: string;
  rows: readonly Row[];
  /** As they were asked for last; the same ones are not looked at again. */
  last: readonly Row[];
  /** What was on its way when the question was asked, or after one's own change, has come. */
  settled: boolean;
}

/** What is known now. */
export interface Now<Row> {
  of: string;
  rows: readonly Row[];
  /** Nothing is on its way. */
  quiet: boolean;
}

/** Nothing is being read yet. */
export const nothingKept: Kept<never> = { of: '', rows: [], last: [], settled: false };

/**
 * Keeps what is being read where it is: rows asked for anew change in place; one that came waits, one that went stays as it was
 * last known. Until all is there that was asked for, and as long as there is nothing to read, everything is shown as it comes.
 */
export function kept<Row>(before: Kept<Row>, now: Now<Row>, keyOf: (row: Row) => string): Kept<Row> {
  const { of, rows, quiet } = now;
  if (before.of !== of || !before.settled || before.rows.length === 0) return { of, rows, last: rows, settled: quiet };
  if (before.last === rows) return before;
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return { ...before, rows: before.rows.map((row) => byKey.get(keyOf(row)) ?? row), last: rows };
}

/** Which rows came that are not shown yet, and which went that still are. */
export function waiting<Row>(
  { rows, last }: Kept<Row>,
  keyOf: (row: Row) => string,
): { came: number; gone: Set<string> } {
  if (rows === last) return { came: 0, gone: new Set() };
  const [shown, known] = [new Set(rows.map(keyOf)), new Set(last.map(keyOf))];
  return {
    came: [...known].filter((key) => !shown.has(key)).length,
    gone: new Set([...shown].filter((key) => !known.has(key))),
  };
}
