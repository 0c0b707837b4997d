import { type ReactNode, useState } from 'react';
import { useWords } from './words.ts';

/** As many as a phone draws without a wait: a sheet of 800 doors waits as 800 lines. */
const PAGE = 50;

/** A list of any length: its beginning, and at a tap what follows. How much that is, is said. */
export function LongList<T>({ of, children }: { of: readonly T[]; children: (one: T) => ReactNode }) {
  const say = useWords();
  const [shown, setShown] = useState(PAGE);
  const rest = of.length - shown;
  return (
    <>
      <ul className="lines">{of.slice(0, shown).map(children)}</ul>
      {rest > 0 && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {say('rest', { count: rest })}
        </button>
      )}
    </>
  );
}
