import type { FileType } from '../../domain/journal/fileReference.ts';
import { rangeOf, scoped, type Tx } from '../platform/db/database.ts';
import type { Services } from '../services.ts';

/** Which photo: of a village, by the digest of the bytes as sent. */
export interface FileName {
  village: string;
  sha256: string;
}

export interface Photo {
  type: FileType;
  bytes: Buffer;
}

/** Elsewhere the bytes do not open. */
const boundOf = ({ village, sha256 }: FileName): string => `file ${village} ${sha256}`;

/** Keeps a stripped photo, sealed; false: it was there. `size`: as sent. */
export async function keepFile(
  { sealing, clock }: Pick<Services, 'sealing' | 'clock'>,
  tx: Tx,
  { village, sha256, type, bytes, size }: FileName & Photo & { size: number },
): Promise<boolean> {
  const sealed = sealing.seal(bytes, boundOf({ village, sha256 }));
  const kept = await tx
    .insertInto('file')
    .values({ county: village.slice(0, 6), village, sha256, type, size, receivedAt: clock.journalNow(), ...sealed })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .execute();
  return kept.length > 0;
}

/** Opens a photo; undefined: it is not there, or no longer. Who may see it is judged before. */
export async function openFile(
  { db, sealing }: Pick<Services, 'db' | 'sealing'>,
  name: FileName,
): Promise<Photo | undefined> {
  const row = await scoped(db, rangeOf(name.village), (tx) =>
    tx
      .selectFrom('file')
      .select(['type', 'keyId', 'nonce', 'ciphertext'])
      .where('county', '=', name.village.slice(0, 6))
      .where('village', '=', name.village)
      .where('sha256', '=', name.sha256)
      .executeTakeFirst(),
  );
  return row && { type: row.type as FileType, bytes: sealing.open(row, boundOf(name)) };
}
