import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Sent } from '../../domain/journal/sent.ts';
import { noteInstead } from '../outbox/mend.ts';
import { note, type Unsent } from '../outbox/unsent.ts';
import { PhotoGone } from '../photos/photos.ts';
import { isFull } from '../rest/full.ts';
import { useFrom } from './from.ts';
import { sayNoted } from './noted.ts';
import type { Draft } from './useDraft.ts';

/** Why nothing was saved. */
export type Failed = 'noRoom' | 'notSaved' | 'photoGone' | 'mendedElsewhere' | 'notedElsewhere';

interface Saving<T> {
  key: string;
  draft: Draft<T> | undefined;
  /** What is noted, as it is sent, the entry itself last. */
  entries: () => Sent[];
  /** What it is noted in place of. */
  refused?: Unsent | undefined;
  /** Nothing is noted while it is so. */
  wrong: boolean;
  /** Beside it, once it is noted. */
  after?: () => void;
  /** Where one goes once it is noted. */
  next?: ((entry: Sent) => string) | undefined;
}

/** Notes what a form comes to, once, with its draft gone in the same; where the phone has no room all stays as it was. */
export function useSave<T>({ key, draft, entries, refused, wrong, after, next }: Saving<T>) {
  const go = useNavigate();
  const { from, back } = useFrom();
  const saving = useRef(false);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const save = async () => {
    if (wrong) {
      setTried(true);
      return focusFault();
    }
    if (saving.current || !draft) return;
    saving.current = true;
    const noted = entries();
    await draft.done();
    try {
      if (!refused) {
        if (!(await note(noted, key))) return setFailed('notedElsewhere');
      } else if (!(await noteInstead(refused, noted, key))) return setFailed('mendedElsewhere');
    } catch (error) {
      const why = whyOf(error);
      if (why === 'notSaved') reportError(error);
      saving.current = false;
      // back among what is begun
      draft.undone();
      return setFailed(why);
    }
    sayNoted();
    after?.();
    const entry = noted[noted.length - 1];
    const onward = entry && next?.(entry);
    const steps = onward === undefined ? back() : undefined;
    // gone back to, not put on top of itself: who noted five times would have to go back five times to leave
    if (steps !== undefined) await go(steps);
    else await go(onward ?? (refused ? '/outbox' : (from ?? '/')), { replace: true });
  };
  return { save, tried, failed };
}

const whyOf = (error: unknown): Failed =>
  error instanceof PhotoGone ? 'photoGone' : isFull(error) ? 'noRoom' : 'notSaved';

/** Takes whoever saves to the first thing that is wrong. */
function focusFault(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('main [aria-invalid=true], main [data-fault] input');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}
