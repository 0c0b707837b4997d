import { readMe } from '../account/me.ts';
import { readUnsent } from '../outbox/unsent.ts';
import { answered, server } from '../platform/server.ts';
import { openBytes } from '../rest/box.ts';
import { database, type PhotoRow } from '../rest/database.ts';
import { readDrafts } from '../rest/drafts.ts';
import { type Opened, still } from '../rest/opened.ts';
import { Refusal } from '../../ui/refusal.ts';
import { isOf, photosWaiting, sweepPhotos } from './photos.ts';

/** So much at once: ten seconds of a village's network, and what is lost when it breaks off. */
const PART = 64 * 1024;

/**
 * Sends the photos of entries that the server has, part after part, from where it stands. Stops as soon as something more urgent
 * wants the network. Throws what kept it from going on; the photos then wait. One that the server stumbles over keeps no other.
 */
export async function sendPhotos(who: Opened, isUrgent: () => boolean): Promise<void> {
  // before the entries: a photo noted after these were read would seem to be of one that is there
  const photos = await photosWaiting(who);
  const faults: unknown[] = [];
  const entries = await readUnsent(who);
  for (const photo of photos) {
    const states = entries.filter(({ entry }) => isOf(entry, photo)).map(({ state }) => state);
    // of an entry that nothing here tells of any more: it was seen in the journal
    const isThere = states.length === 0 || states.some((state) => state === 'sent' || state === 'held');
    const row = isThere ? await database.photos.get([who.officer, photo.village, photo.sha256]) : undefined;
    if (!row || row.refused !== undefined) continue;
    // what may still be given back is mended with its photos
    const stays = states.some((state) => state !== 'sent');
    if (row.sent === undefined) {
      try {
        if (!(await sent(who, row, isUrgent, stays))) return;
      } catch (error) {
        // over more than one: over all, then
        if (!isOfOne(Refusal.of(error)) || faults.push(error) > 1) throw error;
      }
    } else if (!stays) await database.photos.delete(keyOf(row));
  }
  await sweepPhotos(who, JSON.stringify(await readDrafts(who)));
  if (faults.length > 0) throw faults[0];
}

/** Whether all of it is with the server, or never will be. `stays`: it is kept here all the same. */
async function sent(who: Opened, row: PhotoRow, isUrgent: () => boolean, stays: boolean): Promise<boolean> {
  const bytes = await openBytes(who.outboxKey, row.box);
  try {
    let { received, complete } = await put(row, `*/${row.size}`);
    while (!complete) {
      still(who);
      if (isUrgent()) return false;
      const end = Math.min(received + PART, row.size);
      const before = received;
      const part = new Blob([bytes.slice(received, end)]);
      ({ received, complete } = await put(row, `${received}-${end - 1}/${row.size}`, part));
      if (!complete && received <= before) throw new Refusal(0, { code: 'broken' });
    }
    if (stays) await database.photos.update(keyOf(row), { sent: true });
    else await database.photos.delete(keyOf(row));
  } catch (error) {
    const refusal = Refusal.of(error);
    // nor by somebody between, nor in someone else's session
    if (!FOR_GOOD.includes(refusal.status) || refusal.code === 'broken' || isAltered(refusal)) throw error;
    await readMe(who);
    const refused = refusal.issues.map(({ message }) => message).join(' ') || refusal.message;
    await database.photos.update(keyOf(row), { refused });
  }
  return true;
}

/** Altered or cut off on its way: it is sent again from the beginning. */
const ALTERED = ['wrong_digest', 'part_length'];
const isAltered = ({ issues }: Refusal): boolean => issues.some(({ code }) => ALTERED.includes(code));

/** What fails for one photo need not for the next. */
const isOfOne = (refusal: Refusal): boolean => refusal.status === 500 || isAltered(refusal);

const keyOf = ({ officer, village, sha256 }: PhotoRow): [string, string, string] => [officer, village, sha256];

/** What is refused so will be refused again: it is no photo, or not theirs to send. */
const FOR_GOOD = [400, 403, 404, 413, 415, 422];

const put = ({ sha256, village }: PhotoRow, range: string, part?: Blob) =>
  answered(
    server.PUT('/api/files/{sha256}', {
      params: { path: { sha256 }, query: { village }, header: { 'content-range': `bytes ${range}` } },
      headers: { 'content-type': 'application/octet-stream' },
      // the document calls bytes a string; an empty body asks how much is there
      body: (part ?? '') as string,
      bodySerializer: (body: unknown) => body as BodyInit,
    }),
  );
