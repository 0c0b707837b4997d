import { useSyncExternalStore } from 'react';

/** So long it stands there. */
const SHOWN = 4000;

let shown = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(next: boolean): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Something was noted: it is on the phone's disk. */
export function sayNoted(): void {
  clearTimeout(timer);
  timer = setTimeout(() => show(false), SHOWN);
  show(true);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useNoted = (): boolean => useSyncExternalStore(listen, () => shown);
