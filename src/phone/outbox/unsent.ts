import type { Issue } from '../../domain/journal/issue.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { open, seal } from '../rest/box.ts';
import { database, type OutboxRow, type OutboxState } from '../rest/database.ts';
import { withRoom } from '../rest/full.ts';
import { type Opened, opened } from '../rest/opened.ts';
import { stillUnder } from '../rest/theirs.ts';
import { isPulled } from '../journal/journals.ts';
import { dropPhotosOf, notePhotos, otherForms } from '../photos/photos.ts';

/** What the server said of an entry it did not simply take. */
export interface Said {
  code?: string | undefined;
  issues?: Issue[] | undefined;
  /** Its number in the journal, once it has one. */
  number?: number | undefined;
  /** Sent once, seen in the journal, and gone from it when the server was set up again from an older copy. */
  again?: true | undefined;
}

/** An entry noted on this phone that was not seen in the journal yet. */
export interface Unsent extends Said {
  order: number;
  state: OutboxState;
  entry: Sent;
}

type Content = { entry: Sent } & Said;

/** All that is unsent, in the order it was noted. */
export async function readUnsent({ officer, outboxKey }: Opened = opened()): Promise<Unsent[]> {
  const rows = await database.outbox.where({ officer }).sortBy('order');
  const found = rows.map(async ({ order, state, box }) => {
    const read = await open<Content>(outboxKey, box);
    return { ...read, order, state };
  });
  return Promise.all(found);
}

/**
 * Notes entries: on the disk in one transaction when this resolves, with the draft they were made from gone and their photos noted
 * in the same. Rejects when the phone has no room; nothing is then changed, and the draft stays. False, and only the draft goes, where
 * one of them was noted already.
 */
export async function note(entries: readonly Sent[], draft?: string): Promise<boolean> {
  const who = opened();
  const ids = entries.map(({ id }) => id);
  const rows = await Promise.all(entries.map((entry) => rowOf(who, { entry })));
  const others = await otherForms(who, entries, draft);
  const { owners, outbox, drafts, photos } = database;
  return withRoom(() =>
    database.transaction('rw', owners, outbox, drafts, photos, async () => {
      // asked together: each wait for an answer of the disk is felt on a slow phone
      const [here] = await Promise.all([
        outbox.where('id').anyOf(ids).count(),
        stillUnder(who, 'outboxUnder'),
        draft === undefined ? undefined : drafts.delete([who.officer, draft]),
      ]);
      if (here > 0 || isPulled(ids)) return false;
      await Promise.all([notePhotos(who, entries, others), outbox.bulkAdd(rows)]);
      return true;
    }),
  );
}

/** An entry as it lies in the outbox, waiting. */
export async function rowOf({ officer, outboxKey }: Opened, content: Content): Promise<OutboxRow> {
  const { id, village } = content.entry;
  return { id, officer, village, state: 'waiting', box: await seal(outboxKey, content) } as OutboxRow;
}

/** What becomes of one by what the server said of it. */
export interface Become {
  one: Unsent;
  state: OutboxState;
  said: Said;
}

/**
 * Notes what the server said of some, in one write: each would wait for the disk, and have the whole outbox read anew. Once one is
 * in the journal its sealed details leave the phone; one that is held is asked about again as it was sent, so it keeps them, in
 * its box, until the station decides.
 */
export async function remember({ outboxKey }: Opened, some: readonly Become[]): Promise<void> {
  const changes = some.map(async ({ one: { order, entry, again }, state, said }) => {
    const { sealed: _, ...withoutDetails } = entry;
    const content: Content = { entry: state === 'sent' ? withoutDetails : entry, again, ...said };
    return { key: order, changes: { state, box: await seal(outboxKey, content) } };
  });
  await database.outbox.bulkUpdate(await Promise.all(changes));
}

/** The form in which a refused entry is mended, as drafts are named. */
export const mendingKey = (id: string): string => `mend ${id}`;

/** Where it is mended: the entry's own form, with what was entered. */
export const mendingPath = ({ id, kind }: Sent): string => `/note/${kind}?mend=${id}`;

/** Throws away what was not taken, with its photos and the form that mends it, when its author says so. */
export async function throwAway(order: number): Promise<void> {
  const who = opened();
  const all = await readUnsent(who);
  const gone = all.filter((one) => one.order === order).map(({ entry }) => entry);
  const others = all.filter((one) => one.order !== order).map(({ entry }) => entry);
  const { outbox, drafts, photos } = database;
  await database.transaction('rw', outbox, drafts, photos, async () => {
    // another window mended it, or it waits once more
    if ((await outbox.get(order))?.state !== 'refused') return;
    await dropPhotosOf(who, gone, others);
    for (const { id } of gone) await drafts.delete([who.officer, mendingKey(id)]);
    await outbox.delete(order);
  });
}

/** Takes out entries that were seen in the journal. */
export const forget = (orders: readonly number[]): Promise<void> => database.outbox.bulkDelete([...orders]);

/** Lets entries that the server lost wait once more, before all else: others may follow them. How many were not waiting already. */
export async function offer(who: Opened, entries: readonly Sent[]): Promise<number> {
  const { outbox } = database;
  const rows = await Promise.all(entries.map((entry) => rowOf(who, { entry, again: true })));
  return database.transaction('rw', outbox, async () => {
    const here = new Set(
      (
        await outbox
          .where('id')
          .anyOf(rows.map(({ id }) => id))
          .toArray()
      ).map(({ id }) => id),
    );
    const fresh = rows.filter(({ id }) => !here.has(id));
    const first = (await outbox.orderBy('order').first())?.order ?? 0;
    const from = Math.min(first, 0) - fresh.length;
    await outbox.bulkAdd(fresh.map((row, index) => ({ ...row, order: from + index })));
    return fresh.length;
  });
}

/**
 * Lets wait once more what was sent to a village, or refused because what it follows was gone, when the server no longer has
 * what came after a number. How many.
 */
export async function reopen(who: Opened, village: string, after: number): Promise<number> {
  const all = (await readUnsent(who)).filter(({ entry }) => entry.village === village);
  const lost = all.filter(
    ({ state, code, number = 0 }) =>
      (state === 'sent' && number > after) || (state === 'refused' && code === 'unknownAbout'),
  );
  await remember(
    who,
    lost.map((one) => ({ one: { ...one, again: true }, state: 'waiting', said: {} })),
  );
  return lost.length;
}
