import { useEffect, useRef } from 'react';
import { Refusal } from '../../ui/refusal.ts';

/** Refusals that pass by themselves. */
const PASSING: readonly string[] = ['offline', 'unavailable'];
export const mayPass = (error: unknown): boolean => PASSING.includes(Refusal.of(error).code);

const FIRST_MS = 2000;
const MOST_MS = 60_000;
const waiting = new Set<() => void>();
let pause = FIRST_MS;
let timer: number | undefined;

/** Whether the server answers and is ready. */
export const isReachable = async (): Promise<boolean> =>
  (await fetch('/readyz', { cache: 'no-store' }).catch(() => undefined))?.ok ?? false;

function wait(): void {
  timer ??= window.setTimeout(() => void look(), pause);
}

/** One look for all that wait, at longer and longer intervals: views that asked by themselves would all ask at once. */
async function look(): Promise<void> {
  clearTimeout(timer);
  const reachable = await isReachable();
  timer = undefined;
  pause = Math.min(pause * 2, MOST_MS);
  if (waiting.size === 0) pause = FIRST_MS;
  else if (reachable) for (const again of waiting) again();
  if (waiting.size > 0) wait();
}

function soon(): void {
  if (waiting.size === 0 || document.hidden) return;
  pause = FIRST_MS;
  void look();
}
addEventListener('online', soon);
document.addEventListener('visibilitychange', soon);

/** Asks again by itself what could not be asked: once the server is there, the network is back, or the page is looked at. */
export function useAgain(error: unknown, again: (() => void) | undefined): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  const waits = again !== undefined && Boolean(error) && mayPass(error);
  useEffect(() => {
    if (!waits) return undefined;
    const ask = () => latest.current?.();
    waiting.add(ask);
    wait();
    return () => void waiting.delete(ask);
  }, [waits]);
}
