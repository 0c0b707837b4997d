import { useSyncExternalStore } from 'react';
import { server } from '../platform/server.ts';

/** As far as the server lets a phone's clock be off; beyond it holds what is sent for the station. */
const TOLERANCE = 300;

/** Seconds by which the phone was ahead of the server at the last answer; 0 within tolerance. */
let ahead = 0;
const listeners = new Set<() => void>();

server.use({
  onResponse: ({ response }) => {
    const there = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(there)) return;
    const off = (Date.now() - there) / 1000;
    const next = Math.abs(off) > TOLERANCE ? Math.round(off) : 0;
    // an answer takes a moment: the same to the minute is the same
    if (Math.abs(next - ahead) < 60) return;
    ahead = next;
    for (const listener of listeners) listener();
  },
});

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Seconds by which the phone's clock is ahead of the server's (negative: behind); 0 when nobody need care. */
export const useClockAhead = (): number => useSyncExternalStore(listen, () => ahead);
