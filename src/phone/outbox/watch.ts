import { liveQuery, type Subscription } from 'dexie';
import { useSyncExternalStore } from 'react';
import { sayArrived } from '../noting/noted.ts';
import { onOpenedOrClosed, whoever } from '../rest/opened.ts';
import { readUnsent, type Unsent } from './unsent.ts';

const NOTHING: readonly Unsent[] = [];
let unsent = NOTHING;
let watching: Subscription | undefined;
const listeners = new Set<() => void>();

const countOf = (some: readonly Unsent[], wanted: Unsent['state']): number =>
  some.filter(({ state }) => state === wanted).length;

function changed(next: readonly Unsent[]): void {
  const allArrived = countOf(unsent, 'waiting') > 0 && countOf(next, 'waiting') === 0;
  if (allArrived && countOf(next, 'refused') <= countOf(unsent, 'refused')) sayArrived();
  told(next);
}

function told(next: readonly Unsent[]): void {
  unsent = next;
  for (const listener of listeners) listener();
}

// other tabs note and send too: the table itself says what is in it
onOpenedOrClosed(() => {
  watching?.unsubscribe();
  watching = undefined;
  told(NOTHING);
  const who = whoever();
  if (who) watching = liveQuery(() => readUnsent(who)).subscribe({ next: changed, error: reportError });
});

/** What is unsent, as of now. */
export const allUnsent = (): readonly Unsent[] => unsent;

export function onUnsent(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(onUnsent, allUnsent);
