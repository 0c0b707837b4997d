import { useSyncExternalStore } from 'react';

/** So long it stands there. */
const SHOWN = 4000;

const listeners = new Set<() => void>();

/** Something that is said for a moment. */
function moment() {
  let shown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (next: boolean): void => {
    shown = next;
    for (const listener of listeners) listener();
  };
  const say = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => show(false), SHOWN);
    show(true);
  };
  return { say, isShown: () => shown };
}

const noted = moment();
const arrived = moment();

/** Something was noted: it is on the phone's disk. */
export const sayNoted = noted.say;
/** Nothing waits any more: all that was noted is with the server. */
export const sayArrived = arrived.say;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useNoted = (): boolean => useSyncExternalStore(listen, noted.isShown);
export const useArrived = (): boolean => useSyncExternalStore(listen, arrived.isShown);
