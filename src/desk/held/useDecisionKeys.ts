import { useEffect, useRef } from 'react';
import type { Decision } from './entry.ts';

const KEYS: Readonly<Record<string, Decision>> = { a: 'accept', r: 'return' };

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `a` accepts, `r` returns what is chosen; nothing while one is writing or is being asked. A ticked box is no writing. */
export function useDecisionKeys(decide: (decision: Decision) => void): void {
  const latest = useRef(decide);
  useEffect(() => {
    latest.current = decide;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const decision = KEYS[event.key];
      const box = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
      if (decision === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((writes(event.target) && !box) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      latest.current(decision);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
