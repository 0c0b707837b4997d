import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { ROW } from './useWindow.ts';

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

interface Keys {
  frame: HTMLElement | null;
  search: RefObject<{ focus: () => void } | null>;
  /** What is looked for, and the same once the rows shown are its answer. */
  query: string;
  answered: string | undefined;
  rows: number;
  open?: ((index: number) => void) | undefined;
}

/**
 * `/` to search, Enter from there to the rows, Escape only out of it; `j` and `k` from row to row, Enter opens; nothing while one
 * is writing.
 */
export function useKeys({ frame, search, query, answered, rows, open }: Keys) {
  const at = useRef(-1);
  useEffect(() => {
    const go = (to: number) => {
      if (frame === null || rows === 0) return;
      at.current = Math.min(rows - 1, Math.max(0, to));
      focusRow(frame, at.current);
    };
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      if (document.querySelector('[role=dialog]')?.contains(frame) === false) return;
      if (event.key === '/') search.current?.focus();
      else if (event.key === 'j') go(at.current + 1);
      else if (event.key === 'k') go(at.current - 1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [frame, search, rows]);
  // the same from one drawing to the next, so that rows need not be drawn again
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const [hears] = useState(() => ({
    onFocus: (index: number): void => void (at.current = index),
    onKeyDown: (event: KeyboardEvent, index: number): void => {
      if (event.key === 'Enter' && event.target === event.currentTarget) latest.current?.(index);
    },
    onDoubleClick: (index: number): void => latest.current?.(index),
  }));
  const toFirst = useEnterToFirst({ frame, query, answered, rows });
  return { hears, toFirst };
}

/**
 * Enter, from the search to the first row of what it found. It may come before the answer, or before the list stands again after
 * nothing was found: it is not lost.
 */
function useEnterToFirst({ frame, query, answered, rows }: Pick<Keys, 'frame' | 'query' | 'answered' | 'rows'>) {
  const entered = useRef<string>(undefined);
  useEffect(() => {
    if (entered.current === undefined || answered === undefined || (frame === null && rows > 0)) return;
    if (entered.current === answered && frame !== null && rows > 0) focusRow(frame, 0);
    entered.current = undefined;
  }, [answered, frame, rows]);
  return (): void => {
    if (answered === query && frame !== null && rows > 0) focusRow(frame, 0);
    else entered.current = query;
  };
}

/** What a row tells of itself. */
export type RowHears = ReturnType<typeof useKeys>['hears'];

/** Focuses a row; one that is not drawn is brought into sight first. */
function focusRow(frame: HTMLElement, index: number): void {
  const row = () => frame.querySelector<HTMLElement>(`[data-index="${index}"]`);
  const drawn = row();
  if (drawn) return drawn.focus();
  frame.scrollTop = Math.max(0, index * ROW - frame.clientHeight / 2);
  requestAnimationFrame(() => requestAnimationFrame(() => row()?.focus()));
}
