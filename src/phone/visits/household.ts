import type { Sent } from '../../domain/journal/sent.ts';
import type { Begun } from '../noting/begun.ts';

/** The entry that puts a door down. */
export function householdOf(
  { id, ...body }: Begun['made'][number],
  { village, onSite, at }: Pick<Begun, 'village' | 'onSite' | 'at'>,
  now: string,
): Sent {
  return { id, village, kind: 'household', occurredAt: at ?? now, recordedAt: now, onSite, body };
}
