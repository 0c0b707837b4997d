import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ciphertext with its authentication tag at the end; the nonce is fresh for each. */
export interface SealedBytes {
  keyId: string;
  nonce: Buffer;
  ciphertext: Buffer;
}

/** Seals with the first key and opens with any. `bound`: what the ciphertext belongs to; elsewhere it does not open. */
export interface Sealing {
  seal(plain: Buffer, bound: string): SealedBytes;
  /** Throws when the key is unknown, or the bytes were altered or moved from another record. */
  open(sealed: SealedBytes, bound: string): Buffer;
}

const TAG = 16;

/** Builds the sealing from `SEALING_KEY`: `id:base64[,id:base64…]`, each 32 bytes. Throws with what is wrong, never the key. */
export function sealingOf(setting: string): Sealing {
  const keys = new Map(setting.split(',').map((part) => parseKey(part.trim())));
  const [first] = keys;
  if (!first) throw new RangeError('SEALING_KEY is empty');
  const [keyId, key] = first;
  return {
    seal: (plain, bound) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
      return { keyId, nonce, ciphertext: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
    },
    open: (sealed, bound) => {
      const known = keys.get(sealed.keyId);
      if (!known) throw new Error(`sealing key ${sealed.keyId} is not among the keys given`);
      const end = sealed.ciphertext.length - TAG;
      const decipher = createDecipheriv('aes-256-gcm', known, sealed.nonce, { authTagLength: TAG })
        .setAAD(Buffer.from(bound))
        .setAuthTag(sealed.ciphertext.subarray(end));
      return Buffer.concat([decipher.update(sealed.ciphertext.subarray(0, end)), decipher.final()]);
    },
  };
}

function parseKey(part: string): [string, Buffer] {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(part);
  if (!match) throw new RangeError('SEALING_KEY must be id:base64 of 32 bytes, several separated by commas');
  return [match[1] as string, Buffer.from(match[2] as string, 'base64')];
}

/**
 * The setting, or the key kept in `DATA_DIR/sealing.key` (made on first use, mode 0600, left out of backups). In production
 * the setting must be given: a key beside the data protects nothing.
 */
export function sealingSetting(setting: string | undefined, dataDir: string, production: boolean): string {
  if (setting) return setting;
  if (production)
    throw new Error('SEALING_KEY is missing. Set it to id:base64 of 32 random bytes and keep a copy of it.');
  const file = join(dataDir, 'sealing.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `local:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
