import { hash, randomFillSync } from 'node:crypto';
import type { Sha256 } from '../../domain/journal/chain.ts';

/** SHA-256 for the domain's digest rules. */
export const sha256: Sha256 = (data) => hash('sha256', data, 'hex');

const POOL = 8192;
let pool = Buffer.alloc(0);

/** 16 fresh random bytes; drawn from a larger piece, because a call to the system costs more than the bytes. */
export function salt(): Uint8Array {
  if (pool.length < 16) pool = randomFillSync(Buffer.allocUnsafeSlow(POOL));
  const own = pool.subarray(0, 16);
  pool = pool.subarray(16);
  return own;
}
