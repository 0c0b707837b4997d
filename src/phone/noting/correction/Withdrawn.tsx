import { useMemo } from 'react';
import type { Entry } from '../../../domain/journal/entry.ts';
import { leaningOn } from '../../../domain/journal/leaningOn.ts';
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
