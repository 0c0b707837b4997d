import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Fields of an address with what they are when it does not name them. */
type Fields = Record<string, string>;

export type Change<F extends Fields> = (changes: Partial<F>, how?: { replace?: boolean }) => void;

/**
 * A view's state, which is the part of the address after `?`: back, forward, reload and a shared link all work. A field that is
 * as it is by default is not written. `replace` for what is typed letter by letter.
 */
export function useAddress<F extends Fields>(defaults: F): [F, Change<F>] {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  const names = Object.entries(defaults).join(';');
  const fields = useMemo(() => {
    const named = new URLSearchParams(text);
    return Object.fromEntries(Object.entries(defaults).map(([key, usual]) => [key, named.get(key) ?? usual])) as F;
    // the defaults are compared by what they say, so that a caller may write them in place
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text, names]);
  const change = useCallback<Change<F>>(
    (changes, { replace = false } = {}) =>
      setQuery(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) {
            if (value === undefined || value === defaults[key]) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace },
      ),
    // oxlint-disable-next-line react/exhaustive-deps
    [setQuery, names],
  );
  return [fields, change];
}

/** The query of an address with some fields changed, for a link. */
export function queryOf(fields: Record<string, string | undefined>): string {
  const named = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]));
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
