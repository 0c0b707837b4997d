import type { Box } from './database.ts';

const AES = 'AES-GCM';
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Puts a value, as JSON, into a box. */
export const seal = async (key: CryptoKey, value: unknown): Promise<Box> =>
  sealBytes(key, encoder.encode(JSON.stringify(value)));

/** Takes a value out of its box; rejects where the key is another or the box was altered. */
export async function open<T>(key: CryptoKey, box: Box): Promise<T> {
  return JSON.parse(decoder.decode(await openBytes(key, box))) as T;
}

/** As `seal`, for bytes as they are. */
export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: AES, iv }, key, bytes) };
}

export const openBytes = (key: CryptoKey, { iv, data }: Box): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: AES, iv }, key, data);

/** A key for boxes. It can be wrapped, which is the only way it is ever stored. */
export const freshKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: AES, length: 256 }, true, ['encrypt', 'decrypt']);

/** As many as a cheap phone does in a second (OWASP, Password Storage, for PBKDF2 with SHA-256). */
export const ROUNDS = 600_000;

/** A key that wraps others, from a PIN or a password: PBKDF2 with HMAC-SHA-256. */
export async function wrappingKey(secret: string, salt: BufferSource, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, material, { name: AES, length: 256 }, false, ['wrapKey', 'unwrapKey']);
}

export async function wrap(key: CryptoKey, by: CryptoKey): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.wrapKey('raw', key, by, { name: AES, iv }) };
}

/** Rejects when `by` is not the key it was wrapped by: a wrong PIN. */
export const unwrap = ({ iv, data }: Box, by: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('raw', data, by, { name: AES, iv }, AES, true, ['encrypt', 'decrypt']);
