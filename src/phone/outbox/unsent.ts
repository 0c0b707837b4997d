import type { Issue } from '../../domain/journal/issue.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { open, seal } from '../rest/box.ts';
import { database, type OutboxRow, type OutboxState } from '../rest/database.ts';
import { opened } from '../rest/opened.ts';

/** What the server said of an entry it did not simply take. */
export interface Said {
  code?: string | undefined;
  issues?: Issue[] | undefined;
  /** Its number in the journal, once it has one. */
  number?: number | undefined;
}

/** An entry noted on this phone that was not seen in the journal yet. */
export interface Unsent extends Said {
  order: number;
  state: OutboxState;
  entry: Sent;
}

/** All that is unsent, in the order it was noted. */
export async function readUnsent(): Promise<Unsent[]> {
  const { officer, outboxKey } = opened();
  const rows = await database.outbox.where({ officer }).sortBy('order');
  const found = rows.map(async ({ order, state, box }) => {
    const read = await open<{ entry: Sent } & Said>(outboxKey, box);
    return { ...read, order, state };
  });
  return Promise.all(found);
}

/**
 * Notes entries: on the disk in one transaction when this resolves, with the draft they were made from gone in the same.
 * Rejects when the phone has no room; nothing is then changed, and the draft stays.
 */
export async function note(entries: readonly Sent[], draft?: string): Promise<void> {
  const { officer, outboxKey } = opened();
  const sealing = entries.map(async (entry) => ({
    ...{ id: entry.id, officer, village: entry.village, state: 'waiting' as const },
    box: await seal(outboxKey, { entry }),
  }));
  const rows = await Promise.all(sealing);
  const { outbox, drafts } = database;
  await database.transaction('rw', outbox, drafts, async () => {
    await outbox.bulkAdd(rows as OutboxRow[]);
    if (draft !== undefined) await drafts.delete([officer, draft]);
  });
}

/**
 * Notes what the server said of one. Once it is in the journal its sealed details leave the phone; one that is held is asked
 * about again as it was sent, so it keeps them, in its box, until the station decides.
 */
export async function remember({ order, entry }: Unsent, state: OutboxState, said: Said): Promise<void> {
  const { outboxKey } = opened();
  const { sealed: _, ...withoutDetails } = entry;
  const box = await seal(outboxKey, { entry: state === 'sent' ? withoutDetails : entry, ...said });
  await database.outbox.update(order, { state, box });
}

/** Takes entries out: those seen in the journal, and those that their author throws away. */
export const forget = (orders: readonly number[]): Promise<void> => database.outbox.bulkDelete([...orders]);
