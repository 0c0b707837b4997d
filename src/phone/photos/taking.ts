import { useSyncExternalStore } from 'react';

let under = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  under += change;
  for (const listener of listeners) listener();
}

/** While photos are made small their entry is not noted: it would be noted without them. */
export async function taking<T>(work: Promise<T>): Promise<T> {
  count(1);
  try {
    return await work;
  } finally {
    count(-1);
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether photos are being made small. */
export const useTaking = (): boolean => useSyncExternalStore(listen, () => under > 0);
