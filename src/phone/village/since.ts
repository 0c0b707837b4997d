import { useMemo } from 'react';
import { type SinceLastDay, sinceLastDay } from '../../domain/today/sinceLastDay.ts';
import { useCaseContext } from '../journal/context.ts';
import { type Known, useBefore } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import { useAside } from '../visits/aside.ts';

/** What matters in a village since my last day there; doors I set aside are not proposed. */
export function useSinceLastDay(village: string, known: Known): SinceLastDay {
  const context = useCaseContext(village, known);
  const aside = useAside(village);
  const before = useBefore(village);
  return useMemo(() => {
    const closed = before.flatMap(({ entries }) => entries);
    return sinceLastDay(known.entries, opened().officer, context, aside, closed);
  }, [known, context, aside, before]);
}
