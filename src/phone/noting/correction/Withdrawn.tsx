import { useMemo } from 'react';
import { effective } from '../../../domain/journal/effective.ts';
import type { Entry } from '../../../domain/journal/entry.ts';
import { useKnown } from '../../journal/entries.ts';
import { useWords } from '../words.ts';

/** What taking an entry back comes to, before it is done: it cannot be undone, and takes with it what others noted of it. */
export function Withdrawn({ entry: { id, village } }: { entry: Entry }) {
  const say = useWords();
  const { entries } = useKnown(village);
  const { steps, visits } = useMemo(() => leaningOn(id, entries), [id, entries]);
  return (
    <p className="urgent">
      {say('withdrawMeans')}
      {steps > 0 && <> {say('withdrawSteps', { count: steps })}</>}
      {visits > 0 && <> {say('withdrawVisits', { count: visits })}</>}
    </p>
  );
}

/** How many steps follow an opening, and how many visits name a household. */
function leaningOn(id: string, entries: readonly Entry[]): { steps: number; visits: number } {
  const counting = effective(entries);
  return {
    steps: counting.filter(({ about }) => about === id).length,
    visits: counting.filter(({ kind, body }) => kind === 'visit' && namesDoor(body, id)).length,
  };
}

const namesDoor = (body: unknown, id: string): boolean =>
  ((body as { households?: readonly string[] }).households ?? []).includes(id);
