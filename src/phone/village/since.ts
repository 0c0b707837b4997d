import { useMemo } from 'react';
import { type SinceLastDay, sinceLastDay } from '../../domain/today/sinceLastDay.ts';
import { useCaseContext } from '../journal/context.ts';
import { type Known, useWork } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { useAside } from '../visits/aside.ts';

/** What matters in a village since my last day there; doors I set aside are not proposed. */
export function useSinceLastDay(village: string, known: Known): SinceLastDay {
  const context = useCaseContext(village, known);
  const aside = useAside(village);
  const { entries } = useWork(village);
  return useMemo(
    () => sinceLastDay(entries, opened().officer, context, aside, known.entries),
    [entries, known, context, aside],
  );
}
