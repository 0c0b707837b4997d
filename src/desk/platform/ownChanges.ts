import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { paths } from '../../ui/api.ts';

let seen = 0;
const hearers = new Set<() => void>();

function listen(hears: () => void): () => void {
  hearers.add(hears);
  return () => hearers.delete(hears);
}

/** Asks for what whoever looks has changed themselves; what comes is shown at once, unlike the news of others. */
export function askAnew(kept: QueryClient, touches: readonly (keyof paths)[]): void {
  for (const path of touches) void kept.invalidateQueries({ queryKey: [path] });
  seen += 1;
  for (const hears of hearers) hears();
}

/** Another number with each change of one's own, from when it is asked for. */
export const useOwnChanges = (): number => useSyncExternalStore(listen, () => seen);
