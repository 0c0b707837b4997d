import { useKnown } from '../journal/entries.ts';
import type { Unsent } from '../outbox/unsent.ts';

/**
 * Whether the station has an urgent report already, from the text message, and what was refused here is only another wording of it:
 * sent once more, under an id of its own, it would be a second incident.
 */
export function useIsThere(unsent: Unsent | undefined): boolean {
  const { entries } = useKnown(unsent?.entry.village ?? '');
  if (unsent?.entry.kind !== 'incident' || unsent.code !== 'idInUse') return false;
  return entries.some(({ id }) => id === unsent.entry.id);
}
