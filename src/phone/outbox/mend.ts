import type { Sent } from '../../domain/journal/sent.ts';
import { loosenPhotos, notePhotos, otherForms } from '../photos/photos.ts';
import { seal } from '../rest/box.ts';
import { database } from '../rest/database.ts';
import { withRoom } from '../rest/full.ts';
import { type Opened, opened } from '../rest/opened.ts';
import { stillUnder } from '../rest/theirs.ts';
import { readUnsent, rowOf, type Unsent } from './unsent.ts';

/**
 * Notes entries in place of a refused one, which the last of them mends, with their photos and what was refused only because it
 * follows that one: one transaction, so that whatever ends the browser leaves the one or the other. Rejects when the phone has
 * no room; false where it was mended or thrown away meanwhile. Nothing is then changed.
 */
export async function noteInstead(refused: Unsent, entries: readonly Sent[], draft: string): Promise<boolean> {
  const who = opened();
  const all = (await readUnsent(who)).filter(({ order }) => order !== refused.order);
  const rows = await Promise.all(entries.map((entry) => rowOf(who, { entry })));
  const mended = entries[entries.length - 1]?.id ?? refused.entry.id;
  const following = all.filter((one) => isWaitingFor(one, refused.entry.id, mended));
  const again = following.map(({ entry }) => rowOf(who, { entry: renamed(entry, refused.entry.id, mended) }));
  const others = await referring(who, all, refused.entry.id, mended);
  const forms = await otherForms(who, entries, draft);
  const last = await Promise.all(again);
  const { owners, outbox, drafts, photos } = database;
  const replace = async () => {
    await stillUnder(who, 'outboxUnder');
    if ((await outbox.get(refused.order))?.state !== 'refused') return false;
    const kept = all.map(({ entry }) => entry);
    await loosenPhotos(who, refused.entry, kept);
    await notePhotos(who, entries, forms);
    await outbox.bulkDelete([refused.order, ...following.map(({ order }) => order)]);
    await outbox.bulkAdd([...rows, ...last]);
    for (const { order, box } of others) await outbox.update(order, { box });
    await drafts.delete([who.officer, draft]);
    return true;
  };
  return withRoom(() => database.transaction('rw', owners, outbox, drafts, photos, replace));
}

/** Refused only because what it is about was not there, or would be: noted before one knew that this was refused. */
const isWaitingFor = ({ state, code, entry }: Unsent, id: string, mended: string): boolean =>
  entry.about === id && (state === 'refused' ? code === 'unknownAbout' : state === 'waiting' && id !== mended);

/** Others that were refused and name the entry (a round its doors): they name what replaces it. */
async function referring(who: Opened, all: readonly Unsent[], id: string, mended: string) {
  if (id === mended) return [];
  const naming = all.filter(
    (one) => one.state === 'refused' && !isWaitingFor(one, id, mended) && JSON.stringify(one.entry).includes(id),
  );
  return Promise.all(
    naming.map(async ({ order, entry, code, issues }) => {
      const content = { entry: renamed(entry, id, mended), code, issues };
      return { order, box: await seal(who.outboxKey, content) };
    }),
  );
}

/** Ids stand in an entry as they are, and nothing else reads like one. */
const renamed = (entry: Sent, from: string, to: string): Sent =>
  JSON.parse(JSON.stringify(entry).split(from).join(to)) as Sent;
