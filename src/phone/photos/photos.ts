import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sent } from '../../domain/journal/sent.ts';
import { openBytes, sealBytes } from '../rest/box.ts';
import { database, LOOSE, type PhotoRow } from '../rest/database.ts';
import { readDrafts } from '../rest/drafts.ts';
import { withRoom } from '../rest/full.ts';
import { type Opened, opened } from '../rest/opened.ts';
import { stillUnder } from '../rest/theirs.ts';

/** A photo that lies on this phone, as a form and an entry refer to it. */
export interface Taken {
  sha256: string;
  size: number;
}

/** Keeps a photo at once, before its entry is noted: a camera may cost the browser its life. Rejects when the phone has no room. */
export async function keepPhoto(photo: Blob): Promise<Taken> {
  const who = opened();
  const { officer, outboxKey } = who;
  const bytes = await photo.arrayBuffer();
  const sha256 = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const taken = { sha256, size: bytes.byteLength };
  const box = await sealBytes(outboxKey, bytes);
  const { owners, photos } = database;
  const put = async () => {
    await stillUnder(who, 'outboxUnder');
    await photos.put({ officer, village: LOOSE, ...taken, takenAt: Date.now(), box });
  };
  await withRoom(() => database.transaction('rw', owners, photos, put));
  return taken;
}

/** The picture, wherever it belongs; undefined when it is no longer here. */
export async function pictureOf(sha256: string): Promise<Blob | undefined> {
  const { officer, outboxKey } = opened();
  const row = await database.photos
    .where({ sha256 })
    .filter((one) => one.officer === officer)
    .first();
  return row && new Blob([await openBytes(outboxKey, row.box)], { type: 'image/jpeg' });
}

/** Takes away one that was taken for a form and is not wanted, unless another form has it too. */
export async function dropPhoto(sha256: string): Promise<void> {
  const who = opened();
  const named = (await readDrafts(who)).filter(({ draft }) => JSON.stringify(draft).includes(sha256));
  if (named.length < 2) await database.photos.delete([who.officer, LOOSE, sha256]);
}

/** What the forms that are begun, beside one, say of photos: asked for before these are noted. */
export async function otherForms(who: Opened, entries: readonly Sent[], draft: string | undefined): Promise<string> {
  if (!entries.some(({ files }) => files)) return '';
  return JSON.stringify((await readDrafts(who)).filter(({ key }) => key !== draft));
}

/**
 * Within a transaction over `photos`: those of entries that are noted now are sent once these are taken. Throws when one is not on
 * the phone. `others`: forms that may have the same photo.
 */
export async function notePhotos({ officer }: Opened, entries: readonly Sent[], others: string): Promise<void> {
  const { photos } = database;
  for (const { village, files = [] } of entries)
    for (const { sha256 } of files) {
      const row = await photos.get([officer, LOOSE, sha256]);
      if (row) {
        await photos.put({ ...row, village });
        if (!others.includes(sha256)) await photos.delete([officer, LOOSE, sha256]);
      } else if (!(await photos.get([officer, village, sha256]))) throw new PhotoGone();
    }
}

/** A photo that an entry names is no longer on the phone: its owner deleted it, or the browser did. */
export class PhotoGone extends Error {}

/** Within a transaction over `photos`: those of an entry that is mended belong to nothing, until what replaces it is noted. */
export async function loosenPhotos({ officer }: Opened, entry: Sent, others: readonly Sent[]): Promise<void> {
  const { village, files = [] } = entry;
  for (const { sha256 } of files) {
    const row = await database.photos.get([officer, village, sha256]);
    if (!row) continue;
    const { refused: _, sent: _sent, ...photo } = row;
    await database.photos.put({ ...photo, village: LOOSE });
    if (!others.some((one) => isOf(one, { village, sha256 }))) await database.photos.delete([officer, village, sha256]);
  }
}

/** Within a transaction over `photos`: those of entries that are thrown away go, unless another entry has them too. */
export async function dropPhotosOf({ officer }: Opened, gone: readonly Sent[], others: readonly Sent[]): Promise<void> {
  for (const { village, files = [] } of gone)
    for (const { sha256 } of files)
      if (!others.some((entry) => isOf(entry, { village, sha256 })))
        await database.photos.delete([officer, village, sha256]);
}

export const isOf = ({ village, files = [] }: Sent, photo: Pick<PhotoRow, 'village' | 'sha256'>): boolean =>
  village === photo.village && files.some(({ sha256 }) => sha256 === photo.sha256);

/** Photos of a form that nobody ended go after a day, unless the form is still kept. `drafts`: forms begun, as text. */
export async function sweepPhotos({ officer }: Opened, drafts: string): Promise<void> {
  const yesterday = Date.now() - 86_400_000;
  await database.photos
    .where({ officer })
    .filter(({ village, sha256, takenAt }) => village === LOOSE && takenAt < yesterday && !drafts.includes(sha256))
    .delete();
}

/** Which photos of noted entries wait. */
export async function photosWaiting({ officer }: Opened): Promise<Pick<PhotoRow, 'village' | 'sha256'>[]> {
  const keys = await database.photos.where({ officer }).primaryKeys();
  return keys.map(([, village, sha256]) => ({ village, sha256 })).filter(({ village }) => village !== LOOSE);
}
