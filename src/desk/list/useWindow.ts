import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export const ROW = 33;
/** Below so many rows all are drawn: nothing is won by leaving some out. */
const WHOLE = 250;
const SPARE = 12;

export interface Drawn {
  from: number;
  to: number;
  /** Whether only some rows are drawn; each is then one line high. */
  partly: boolean;
}

/** Which of many rows are drawn: those in sight of the scrolled frame, all of them for print. */
export function useWindow(frame: RefObject<HTMLElement | null>, rows: number): Drawn {
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(900);
  const [printing, setPrinting] = useState(false);
  const partly = rows > WHOLE && !printing;
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const look = () => {
      setFirst(Math.floor(current.scrollTop / ROW));
      setHeight(current.clientHeight);
    };
    const sized = new ResizeObserver(look);
    current.addEventListener('scroll', look, { passive: true });
    sized.observe(current);
    return () => {
      current.removeEventListener('scroll', look);
      sized.disconnect();
    };
  }, [frame]);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  if (!partly) return { from: 0, to: rows, partly };
  const from = Math.max(0, Math.min(first, rows - 1) - SPARE);
  return { from, to: Math.min(rows, from + Math.ceil(height / ROW) + 2 * SPARE), partly };
}
