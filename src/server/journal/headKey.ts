import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signs heads; the key lies in `DATA_DIR`, outside the database, and never leaves the machine. */
export interface HeadKey {
  /** The public key as PEM: who has it can check exports and the list of heads. */
  publicKey: string;
  sign(text: string): string;
}

/** The key in `DATA_DIR/heads.key` (ed25519, made on first use, mode 0600). */
export function headKey(dataDir: string): HeadKey {
  const file = join(dataDir, 'heads.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(file));
  return {
    publicKey: pemOf(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' });

/** Whether a text was signed by the holder of this public key. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
}
