import { useSyncExternalStore } from 'react';
import { onOpenedOrClosed } from '../rest/opened.ts';

/** How a journal of the server's does not fit what this phone has seen of it. */
export type Fault = 'journal_behind' | 'journal_differs';

let faults: ReadonlyMap<string, Fault> = new Map();
const listeners = new Set<() => void>();

/** Notes, or takes back with null, that a village's journal does not fit. */
export function noteFault(village: string, fault: Fault | null): void {
  if ((faults.get(village) ?? null) === fault) return;
  const next = new Map(faults);
  if (fault === null) next.delete(village);
  else next.set(village, fault);
  tell(next);
}

function tell(next: ReadonlyMap<string, Fault>): void {
  faults = next;
  for (const listener of listeners) listener();
}

onOpenedOrClosed(() => tell(new Map()));

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const faultOf = (village: string): Fault | undefined => faults.get(village);

export const useFaults = (): ReadonlyMap<string, Fault> => useSyncExternalStore(listen, () => faults);
