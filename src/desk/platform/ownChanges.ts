import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { paths } from '../../ui/api.ts';

let seen = 0;
const hearers = new Set<() => void>();

function listen(hears: () => void): () => void {
  hearers.add(hears);
  return () => hearers.delete(hears);
}

/** Asks for what whoever looks has changed themselves; when it is there it is shown at once, unlike the news of others. */
export async function askAnew(kept: QueryClient, touches: readonly (keyof paths)[]): Promise<void> {
  await Promise.all(touches.map((path) => kept.invalidateQueries({ queryKey: [path] })));
  // after the answers are on the page: those are told in a turn of their own
  setTimeout(() => {
    seen += 1;
    for (const hears of hearers) hears();
  });
}

/** Another number once a change of one's own is there to be shown. */
export const useOwnChanges = (): number => useSyncExternalStore(listen, () => seen);
