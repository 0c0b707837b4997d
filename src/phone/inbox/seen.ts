import type { Label } from '../../domain/journal/kind.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { told } from '../../domain/journal/told.ts';
import { keepAnswer, keptAnswer, useKept } from '../rest/kept.ts';
import type { Opened } from '../rest/opened.ts';
import { now } from '../../ui/time.tsx';

const SEEN = 'inbox.seen';
const TAKEN = 'inbox.decided';
/** The station's last decisions that are still told of. */
const MOST = 30;

/** Keys of what was in the inbox when it was last looked at; null: it never was. Undefined until read. */
export const useSeen = (): readonly string[] | null | undefined => useKept(SEEN) as string[] | null | undefined;

export const markSeen = (keys: readonly string[]): Promise<void> => keepAnswer(SEEN, keys);

/** An entry that was held and that the station took: what it was without anything typed, for it outlasts the village on the phone. */
export interface TakenEntry extends Pick<Sent, 'id' | 'village'> {
  what: Label;
  at: string;
}

/** Remembers that the station took an entry it held: the journal does not tell such an entry from others. */
export async function noteTaken(who: Opened, { id, village, kind, body }: Sent): Promise<void> {
  const before = ((await keptAnswer(TAKEN, who)) as TakenEntry[] | undefined) ?? [];
  const taken = [...before.filter((one) => one.id !== id), { id, village, what: told(kind, body), at: now() }];
  await keepAnswer(TAKEN, taken.slice(-MOST), who);
}

export const useTaken = (): readonly TakenEntry[] | null | undefined =>
  useKept(TAKEN) as TakenEntry[] | null | undefined;
