import { useCallback, useEffect, useRef, useState } from 'react';
import { draftOf, dropDraft, keepDraft } from '../rest/drafts.ts';
import { whoever } from '../rest/opened.ts';
import { type Keeping, keepingWith } from './keeping.ts';

export interface Draft<T> {
  value: T;
  /** It was begun before and left. */
  resumed: boolean;
  change: (changed: (before: T) => T) => void;
  /** Begins anew. */
  drop: () => void;
  /** Stops keeping it, before it is noted and goes with that: what is dictated or tapped from then on comes too late. */
  done: () => Promise<void>;
  /** It was not noted, and is kept again. */
  undone: () => void;
}

/** A form that is kept while it is filled in and comes back when the phone was killed; undefined until it is read. */
export function useDraft<T>(key: string, first: () => T): Draft<T> | undefined {
  const [read, setRead] = useState<{ value: T; resumed: boolean }>();
  const latest = useRef<T>(undefined);
  const keeping = useKeeping(key);
  const begin = useRef(first);
  const show = useCallback((value: T, resumed: boolean) => {
    latest.current = value;
    setRead({ value, resumed });
  }, []);
  useEffect(() => {
    let left = false;
    draftOf(key)
      // what nobody can read any more is begun anew
      .catch(() => undefined)
      .then((draft) => {
        if (!left) show((draft as T | undefined) ?? begin.current(), draft !== undefined);
      }, reportError);
    return () => void (left = true);
  }, [key, show]);
  const change = useCallback(
    (changed: (before: T) => T) => {
      if (latest.current === undefined) return;
      const value = changed(latest.current);
      keeping.later(value);
      show(value, false);
    },
    [keeping, show],
  );
  const drop = () => {
    keeping
      .stop()
      .then(() => dropDraft(key))
      .catch(reportError);
    show(begin.current(), false);
  };
  const undone = () => keeping.again(latest.current);
  return read && { ...read, change, drop, done: keeping.end, undone };
}

/** Keeps it a moment after each change, or at once when the phone is put away. */
function useKeeping(key: string): Keeping {
  const [keeping] = useState(() =>
    keepingWith(async (value) => {
      if (whoever()) await keepDraft(key, value).catch(reportError);
    }),
  );
  useEffect(() => {
    const away = (): void => {
      if (document.visibilityState === 'hidden') keeping.write();
    };
    document.addEventListener('visibilitychange', away);
    return () => {
      document.removeEventListener('visibilitychange', away);
      keeping.write();
    };
  }, [keeping]);
  return keeping;
}
