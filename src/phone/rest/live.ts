import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { useOpened } from './opened.ts';

/** What lies on the phone for whoever opened it, now and whenever it changes; `first` until it is read. `read`: the same function each time. */
export function useLive<T>(read: (officer: string) => Promise<T>, first: T): T {
  const officer = useOpened()?.officer ?? '';
  const [found, setFound] = useState(first);
  useEffect(() => {
    const subscription = liveQuery(() => read(officer)).subscribe({ next: setFound, error: reportError });
    return () => subscription.unsubscribe();
  }, [read, officer]);
  return found;
}
