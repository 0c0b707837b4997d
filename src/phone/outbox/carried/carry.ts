import type { Sent } from '../../../domain/journal/sent.ts';
import { openBytes, sealBytes } from '../../rest/box.ts';
import { database, LOOSE, type PhotoRow } from '../../rest/database.ts';
import { type BegunForm, draftRow, readDrafts } from '../../rest/drafts.ts';
import { withRoom } from '../../rest/full.ts';
import { type Opened, opened } from '../../rest/opened.ts';
import { stillUnder } from '../../rest/theirs.ts';
import { readUnsent, rowOf } from '../unsent.ts';
import { packed, unpacked } from './file.ts';

type Photo = Pick<PhotoRow, 'village' | 'sha256' | 'size' | 'takenAt'>;

/** What lies in a file: whose it is, what the server had no receipt for, and forms begun; the bytes of the photos are beside it. */
interface Carried {
  officer: string;
  entries: Sent[];
  /** Absent in files of before they held any. */
  begun?: BegunForm[];
  photos: Photo[];
}

/** All that is unsent or begun, as a file under a password of its own. On the phone it stays as it is. */
export async function toFile(secret: string): Promise<Blob> {
  const who = opened();
  const entries = (await readUnsent(who)).filter(({ state }) => state !== 'sent').map(({ entry }) => entry);
  const begun = await readDrafts(who);
  const words = JSON.stringify(begun);
  const rows = await database.photos
    .where({ officer: who.officer })
    // those of an entry that is held went already, and are wanted again when it is given back
    .filter(({ village, sha256 }) => village !== LOOSE || words.includes(sha256))
    .toArray();
  const photos = rows.map(({ village, sha256, size, takenAt }) => ({ village, sha256, size, takenAt }));
  return packed(secret, { officer: who.officer, entries, begun, photos } satisfies Carried, picturesOf(who, rows));
}

async function* picturesOf({ outboxKey }: Opened, rows: readonly PhotoRow[]): AsyncGenerator<ArrayBuffer> {
  for (const { box } of rows) yield openBytes(outboxKey, box);
}

/** How many entries and forms were not on this phone, and how many were. */
export interface Found {
  fresh: number;
  known: number;
  begun: number;
  begunHere: number;
}

/** What became of a file; in words: why it was not read. */
export type ReadIn = Found | 'notOurs' | 'wrong' | 'someoneElse';

/**
 * Takes in what a file holds, whole or not at all. Entries keep their ids: what was sent meanwhile, from here or elsewhere, is
 * there once. A form that is begun here as well stays as it is here. Rejects when the phone has no room.
 */
export async function fromFile(file: Blob, secret: string): Promise<ReadIn> {
  const who = opened();
  const found = await unpacked<Carried>(file, secret);
  if (typeof found === 'string') return found;
  const { officer, entries, begun = [], photos } = found.value;
  if (officer !== who.officer) return 'someoneElse';
  // asked about again: what was mended since, and is there under its id, is no fault
  const rows = await Promise.all(entries.map((entry) => rowOf(who, { entry, again: true })));
  const pictures: PhotoRow[] = [];
  for (const [place, photo] of photos.entries())
    pictures.push({ ...photo, officer, box: await sealBytes(who.outboxKey, await found.bytes(place)) });
  const forms = await Promise.all(begun.map((one) => draftRow(who, one)));
  const { owners, outbox, drafts, photos: table } = database;
  const add = async (): Promise<Found> => {
    await stillUnder(who, 'outboxUnder');
    const ids = rows.map(({ id }) => id);
    const here = new Set((await outbox.where('id').anyOf(ids).toArray()).map(({ id }) => id));
    const fresh = rows.filter(({ id }) => !here.has(id));
    await outbox.bulkAdd(fresh);
    const begunHere = await drafts.bulkGet(forms.map(({ key }): [string, string] => [officer, key]));
    const left = forms.filter((_, place) => begunHere[place] === undefined);
    await drafts.bulkAdd(left);
    await table.bulkPut(pictures);
    const counts = { begun: left.length, begunHere: forms.length - left.length };
    return { fresh: fresh.length, known: here.size, ...counts };
  };
  return withRoom(() => database.transaction('rw', owners, outbox, drafts, table, add));
}
