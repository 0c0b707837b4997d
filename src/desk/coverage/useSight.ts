import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export interface Sight {
  width: number;
  top: number;
  height: number;
  /** All of it is wanted: for print. */
  whole: boolean;
}

/** How far the scroll may go before what is drawn is looked at anew. */
const STEP = 150;

/** What of a scrolled frame is in sight, in steps, so that not every pixel draws. */
export function useSight(frame: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ width: 960, top: 0, height: 800, whole: false });
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const look = () =>
      setSight((before) => {
        const next = {
          ...{ width: current.clientWidth, height: current.clientHeight, whole: before.whole },
          top: Math.floor(current.scrollTop / STEP) * STEP,
        };
        const same = (['width', 'height', 'top'] as const).every((key) => next[key] === before[key]);
        return same ? before : next;
      });
    const sized = new ResizeObserver(look);
    sized.observe(current);
    current.addEventListener('scroll', look, { passive: true });
    const print = (whole: boolean) => () => flushSync(() => setSight((before) => ({ ...before, whole })));
    const [begin, end] = [print(true), print(false)];
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      sized.disconnect();
      current.removeEventListener('scroll', look);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [frame]);
  return sight;
}
