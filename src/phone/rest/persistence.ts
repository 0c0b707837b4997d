import { useSyncExternalStore } from 'react';
import { onOpenedOrClosed, whoever } from './opened.ts';

/** Undefined until the browser has answered. */
let promised: boolean | undefined;
const listeners = new Set<() => void>();

/** Asks the browser, whenever the phone is opened, not to clear what lies here when it needs room. */
export function askToKeep(): void {
  onOpenedOrClosed(() => {
    if (whoever() && !promised) void ask();
  });
}

async function ask(): Promise<void> {
  // Safari before 15.2 makes no such promise
  const storage = navigator.storage as StorageManager | undefined;
  try {
    promised = ((await storage?.persisted?.()) || (await storage?.persist?.())) ?? false;
  } catch {
    promised = false;
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The browser was asked and did not promise it. */
export const useMayBeCleared = (): boolean => useSyncExternalStore(listen, () => promised === false);
