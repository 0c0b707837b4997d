import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export const ROW = 33;
/** Below so many rows all are drawn: nothing is won by leaving some out. */
const WHOLE = 250;
const SPARE = 12;
/** Drawn anew only every so many rows of scrolling. */
const STEP = 6;

export interface Drawn {
  from: number;
  to: number;
  /** Whether only some rows are drawn; each is then one line high. */
  partly: boolean;
}

const LEAST = 320;
const BELOW = 64;

/** The frame ends where the window does, so that only one of them scrolls. */
function fit(frame: HTMLElement): void {
  const top = frame.getBoundingClientRect().top + scrollY;
  frame.style.maxHeight = `${Math.max(LEAST, innerHeight - top - BELOW)}px`;
}

/** Which of many rows are drawn: those in sight of the scrolled frame, all of them for print. */
export function useWindow(frame: HTMLElement | null, rows: number): Drawn {
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(900);
  const [printing, setPrinting] = useState(false);
  const partly = rows > WHOLE && !printing;
  useEffect(() => {
    if (frame === null) return undefined;
    const resize = () => fit(frame);
    resize();
    addEventListener('resize', resize);
    const look = () => {
      // faded at the right edge while there are columns beyond it
      frame.toggleAttribute('data-further', frame.scrollWidth - frame.clientWidth - frame.scrollLeft > 1);
      setFirst(Math.floor(frame.scrollTop / ROW / STEP) * STEP);
      setHeight(frame.clientHeight);
    };
    const sized = new ResizeObserver(look);
    frame.addEventListener('scroll', look, { passive: true });
    sized.observe(frame);
    if (frame.firstElementChild) sized.observe(frame.firstElementChild);
    return () => {
      removeEventListener('resize', resize);
      frame.removeEventListener('scroll', look);
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
