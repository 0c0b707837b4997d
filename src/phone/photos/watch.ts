import { database, LOOSE, type PhotoRow } from '../rest/database.ts';
import { useLive } from '../rest/live.ts';

type Waiting = Pick<PhotoRow, 'village' | 'sha256' | 'refused'>;

/** Photos of noted entries that the server does not have, or does not take. */
export const useWaitingPhotos = (): readonly Waiting[] => useLive(waitingOf, NONE);

const NONE: readonly Waiting[] = [];

/** Without their boxes: they are only counted and named. */
async function waitingOf(officer: string): Promise<readonly Waiting[]> {
  const rows = await database.photos.where({ officer }).toArray();
  return rows
    .filter(({ village, sent }) => village !== LOOSE && sent === undefined)
    .map(({ village, sha256, refused }) => ({ village, sha256, ...(refused !== undefined && { refused }) }));
}
