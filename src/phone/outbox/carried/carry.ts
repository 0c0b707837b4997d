import type { Sent } from '../../../domain/journal/sent.ts';
import { openBytes, sealBytes } from '../../rest/box.ts';
import { database, type PhotoRow } from '../../rest/database.ts';
import { withRoom } from '../../rest/full.ts';
import { type Opened, opened } from '../../rest/opened.ts';
import { readUnsent, rowOf } from '../unsent.ts';
import { packed, unpacked } from './file.ts';

type Photo = Pick<PhotoRow, 'village' | 'sha256' | 'size' | 'takenAt'>;

/** What lies in a file: whose it is, and what the server had no receipt for; the bytes of the photos are beside it. */
interface Carried {
  officer: string;
  entries: Sent[];
  photos: Photo[];
}

/** All that is unsent, as a file under a password of its own. On the phone it stays as it is. */
export async function toFile(secret: string): Promise<Blob> {
  const who = opened();
  const entries = (await readUnsent(who)).filter(({ state }) => state !== 'sent').map(({ entry }) => entry);
  const rows = await database.photos
    .where({ officer: who.officer })
    .filter(({ village, sent }) => village !== '' && sent === undefined)
    .toArray();
  const photos = rows.map(({ village, sha256, size, takenAt }) => ({ village, sha256, size, takenAt }));
  return packed(secret, { officer: who.officer, entries, photos } satisfies Carried, picturesOf(who, rows));
}

async function* picturesOf({ outboxKey }: Opened, rows: readonly PhotoRow[]): AsyncGenerator<ArrayBuffer> {
  for (const { box } of rows) yield openBytes(outboxKey, box);
}

/** What became of a file: how many entries were not on this phone, or why it was not read. */
export type ReadIn = { fresh: number; known: number } | 'notOurs' | 'wrong' | 'someoneElse';

/**
 * Takes in what a file holds, whole or not at all. Entries keep their ids: what was sent meanwhile, from here or elsewhere, is
 * there once. Rejects when the phone has no room.
 */
export async function fromFile(file: Blob, secret: string): Promise<ReadIn> {
  const who = opened();
  const found = await unpacked<Carried>(file, secret);
  if (typeof found === 'string') return found;
  const { officer, entries, photos } = found.value;
  if (officer !== who.officer) return 'someoneElse';
  // asked about again: what was mended since, and is there under its id, is no fault
  const rows = await Promise.all(entries.map((entry) => rowOf(who, { entry, again: true })));
  const pictures: PhotoRow[] = [];
  for (const [place, photo] of photos.entries())
    pictures.push({ ...photo, officer, box: await sealBytes(who.outboxKey, await found.bytes(place)) });
  const { outbox, photos: table } = database;
  const add = async () => {
    const ids = rows.map(({ id }) => id);
    const here = new Set((await outbox.where('id').anyOf(ids).toArray()).map(({ id }) => id));
    const fresh = rows.filter(({ id }) => !here.has(id));
    await outbox.bulkAdd(fresh);
    await table.bulkPut(pictures);
    return { fresh: fresh.length, known: here.size };
  };
  return withRoom(() => database.transaction('rw', outbox, table, add));
}
