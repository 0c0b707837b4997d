import { useState } from 'react';
import { useOwnChanges } from '../platform/ownChanges.ts';

export interface Calm<Row> {
  rows: readonly Row[] | undefined;
  /** How many rows came or went meanwhile. */
  waiting: number;
  show: () => void;
}

/**
 * Keeps what is being read where it is: rows asked for anew change in place, but those that came or went wait until they are
 * asked for. `of` says what the rows answer; another question is another list. What whoever reads has changed themselves is shown.
 */
export function useCalm<Row>(rows: readonly Row[] | undefined, keyOf: (row: Row) => string, of: string): Calm<Row> {
  const own = useOwnChanges();
  const [kept, setKept] = useState<{ of: string; own: number; keys: readonly string[] }>({ of: '', own, keys: [] });
  if (rows === undefined) return { rows, waiting: 0, show: () => undefined };
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const show = () => setKept({ of, own, keys: [...byKey.keys()] });
  const fresh = kept.of !== of || kept.own !== own || kept.keys.length === 0;
  if (fresh) {
    if (rows.length > 0) show();
    return { rows, waiting: 0, show };
  }
  const still = kept.keys.flatMap((key) => byKey.get(key) ?? []);
  const came = byKey.size - still.length;
  const went = kept.keys.length - still.length;
  return { rows: still, waiting: came + went, show };
}
