import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';
import { useOwnChanges } from '../platform/ownChanges.ts';
import { kept, type Kept, nothingKept, waiting } from './calm.ts';

export interface Calm<Row> {
  rows: readonly Row[] | undefined;
  /** How many rows came or went meanwhile. */
  waiting: number;
  /** Keys of those that went. */
  gone: ReadonlySet<string>;
  show: () => void;
}

const NOTHING = { rows: undefined, waiting: 0, gone: new Set<string>(), show: () => undefined };

/**
 * Keeps what is being read where it is, whatever others do meanwhile, until it is asked for; what one did oneself shows at once
 * (`kept`). `of` says what the rows answer; another question is another list.
 */
export function useCalm<Row>(rows: readonly Row[] | undefined, keyOf: (row: Row) => string, of: string): Calm<Row> {
  const [before, setBefore] = useState<Kept<Row>>(nothingKept);
  const quiet = useIsFetching() === 0;
  const question = `${useOwnChanges()} ${of}`;
  if (rows === undefined) return NOTHING;
  const next = kept(before, { of: question, rows, quiet }, keyOf);
  if (differs(before, next)) setBefore(next);
  const { came, gone } = waiting(next, keyOf);
  const show = () => setBefore({ of: question, rows, last: rows, settled: true });
  return { rows: next.rows, waiting: came + gone.size, gone, show };
}

const differs = <Row>(a: Kept<Row>, b: Kept<Row>): boolean =>
  a.of !== b.of || a.rows !== b.rows || a.last !== b.last || a.settled !== b.settled;
