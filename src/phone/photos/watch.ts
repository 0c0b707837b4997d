import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { database, type PhotoRow } from '../rest/database.ts';
import { useOpened } from '../rest/opened.ts';

type Waiting = Pick<PhotoRow, 'village' | 'sha256' | 'refused'>;

/** Photos of noted entries that the server does not have, or does not take. */
export function useWaitingPhotos(): readonly Waiting[] {
  const officer = useOpened()?.officer ?? '';
  const [photos, setPhotos] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    const noted = liveQuery(() => waitingOf(officer));
    const subscription = noted.subscribe({ next: setPhotos, error: reportError });
    return () => subscription.unsubscribe();
  }, [officer]);
  return photos;
}

/** Without their boxes: they are only counted and named. */
async function waitingOf(officer: string): Promise<Waiting[]> {
  const rows = await database.photos.where({ officer }).toArray();
  return rows
    .filter(({ village, sent }) => village !== '' && sent === undefined)
    .map(({ village, sha256, refused }) => ({ village, sha256, ...(refused !== undefined && { refused }) }));
}
