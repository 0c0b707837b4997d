import type { Sealing } from '../platform/sealing.ts';
import { boundOf } from './arrival.ts';

/** Sealed details as stored, with the entry they belong to. */
export interface SealedRow {
  id: string;
  village: string;
  number: number;
  keyId: string;
  nonce: Buffer;
  ciphertext: Buffer;
}

/** The salt lies before the details, inside the ciphertext, so that expiry removes both. */
export const SALT_BYTES = 16;

/** Opens sealed details. Throws when the key is missing or the bytes were altered. */
export function openDetails(row: SealedRow, sealing: Sealing): unknown {
  return JSON.parse(sealing.open(row, boundOf(row)).subarray(SALT_BYTES).toString());
}
