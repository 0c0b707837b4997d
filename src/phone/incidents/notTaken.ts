import type { Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';

/** Why nobody at the station answers an urgent report yet: it has not left this phone, waits for a word of theirs, was not taken. */
export type NotTaken = 'notYet' | 'held' | 'refused';

export function notTaken(unsent: Unsent | undefined): NotTaken | undefined {
  if (unsent === undefined || unsent.state === 'sent') return undefined;
  return unsent.state === 'waiting' ? 'notYet' : unsent.state;
}

/** Of an incident noted here; undefined: the station has it. */
export const useNotTaken = (id: string): NotTaken | undefined =>
  notTaken(useUnsent().find(({ entry }) => entry.id === id && entry.kind === 'incident'));
