import type { Pulled } from '../../domain/journal/chain.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { Refusal } from '../../ui/refusal.ts';
import { offer, reopen } from '../outbox/unsent.ts';
import { answered, server } from '../platform/server.ts';
import { onOpenedOrClosed, type Opened, still } from '../rest/opened.ts';
import { type Journal, readJournal } from './journals.ts';

/** How far phone and server agreed when it was last looked, by village: what was offered once is not offered every five minutes. */
const offered = new Map<string, number>();
onOpenedOrClosed(() => offered.clear());

/**
 * Puts what this officer noted, and the server no longer has, into the outbox once more; whether there was anything. Sealed
 * details left the phone when they were first taken and are not among it.
 */
export async function offerAgain(who: Opened, village: string): Promise<boolean> {
  const journal = await readJournal(who, village);
  if (journal === undefined) return false;
  const shared = await lastShared(who, journal);
  if (offered.get(village) === shared) return false;
  const lost = journal.entries.flatMap((entry) => sentOf(entry, who.officer, shared));
  const found = (await offer(who, lost)) + (await reopen(who, village, shared));
  offered.set(village, shared);
  return found > 0;
}

/** The number up to which the server's journal is the one this phone has seen. */
async function lastShared(who: Opened, { village, anchor, entries }: Journal): Promise<number> {
  const seen = [anchor, ...entries];
  let low = 0;
  let high = seen.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const { number, digest } = seen[middle] ?? anchor;
    if (await fits(village, number, digest)) low = middle;
    else high = middle - 1;
    still(who);
  }
  return seen[low]?.number ?? anchor.number;
}

async function fits(village: string, after: number, digest: string): Promise<boolean> {
  try {
    await answered(server.GET('/api/journal', { params: { query: { village, after, digest, limit: 1 } } }));
    return true;
  } catch (error) {
    if (Refusal.of(error).status === 409) return false;
    throw error;
  }
}

/** What a phone sends of an entry; number, digests, author and arrival are the server's. */
const OWN: readonly (keyof Sent & keyof Shown)[] = [
  ...(['id', 'village', 'kind', 'with', 'onBehalfOf', 'occurredAt', 'recordedAt', 'onSite'] as const),
  ...(['about', 'campaign', 'body', 'note', 'files'] as const),
];
type Shown = Exclude<Pulled, { withheld: true }>;

/** An entry of one's own above a number, as it was first sent. */
function sentOf(entry: Pulled, author: string, above: number): Sent[] {
  if ('withheld' in entry || entry.author !== author || entry.number <= above) return [];
  const parts = OWN.flatMap((key) => (entry[key] === undefined || entry[key] === null ? [] : [[key, entry[key]]]));
  return [Object.fromEntries(parts) as Sent];
}
