import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { cellAfter, topOf, type WallLayout } from './wallLayout.ts';

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/** The cell an event is about, or undefined between them. */
export function indexAt(target: EventTarget): number | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return cell === null ? undefined : Number(cell.dataset.cell);
}

/** Arrow keys from cell to cell; one that is not drawn yet is brought into sight and then takes the focus. */
export function useMoves<Cell>(frame: RefObject<HTMLElement | null>, layout: WallLayout<Cell>, cells: number) {
  const [at, setAt] = useState(0);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`);
    if (!cell) return;
    cell.focus();
    wanted.current = undefined;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = indexAt(event.target);
    if (from === undefined || !MOVES.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = cellAfter(layout, from, event.key, cells);
    wanted.current = to;
    setAt(to);
    bringIntoSight(frame.current, topOf(layout, to), layout.sizes.cellHeight);
  };
  return { at: Math.min(at, Math.max(0, cells - 1)), setAt, onKeyDown };
}

const MARGIN = 40;

function bringIntoSight(frame: HTMLElement | null, top: number, height: number): void {
  if (frame === null) return;
  if (top - MARGIN < frame.scrollTop) frame.scrollTop = top - MARGIN;
  else if (top + height + MARGIN > frame.scrollTop + frame.clientHeight)
    frame.scrollTop = top + height + MARGIN - frame.clientHeight;
}
