import { liveQuery, type Subscription } from 'dexie';
import { useSyncExternalStore } from 'react';
import { onOpenedOrClosed, whoever } from '../rest/opened.ts';
import { readUnsent, type Unsent } from './unsent.ts';

const NOTHING: readonly Unsent[] = [];
let unsent = NOTHING;
let watching: Subscription | undefined;
const listeners = new Set<() => void>();

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
  if (who) watching = liveQuery(() => readUnsent(who)).subscribe({ next: told, error: reportError });
});

/** What is unsent, as of now. */
export const allUnsent = (): readonly Unsent[] => unsent;

export function onUnsent(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(onUnsent, allUnsent);
