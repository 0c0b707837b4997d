import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { freshKey, open, openBytes, ROUNDS, seal, sealBytes, unwrap, wrap, wrappingKey } from '../../rest/box.ts';
import type { Box } from '../../rest/database.ts';

// docs/decisions/0085-unsent-work-in-a-file.md

const FORMAT = 'village-beat unsent 1';
const IV = 12;
/** A head is shorter than this, and no key takes more rounds. */
const LONGEST_HEAD = 64 * 1024;
const MOST_ROUNDS = 10_000_000;

/** The first line of a file, in the clear: how to make the key, and how long each part is. Bytes in hex. */
interface Head {
  format: string;
  salt: string;
  rounds: number;
  key: string;
  parts: number[];
}

/** A value and some bytes beside it, one file, readable by whoever knows the secret. */
export async function packed(secret: string, value: unknown, more: AsyncIterable<ArrayBuffer>): Promise<Blob> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await freshKey();
  const parts = [joined(await seal(key, value))];
  for await (const bytes of more) parts.push(joined(await sealBytes(key, bytes)));
  const wrapped = await wrap(key, await wrappingKey(secret, salt, ROUNDS));
  const head: Head = {
    ...{ format: FORMAT, salt: bytesToHex(salt), rounds: ROUNDS },
    key: bytesToHex(new Uint8Array(await joined(wrapped).arrayBuffer())),
    parts: parts.map(({ size }) => size),
  };
  return new Blob([JSON.stringify(head), '\n', ...parts], { type: 'application/octet-stream' });
}

/** What a file holds. */
export interface Unpacked<T> {
  value: T;
  /** The bytes beside it, by their place. */
  bytes: (place: number) => Promise<ArrayBuffer>;
}

/** Opens a file; `notOurs` where it is none of these, `wrong` where the secret is another or the file was altered. */
export async function unpacked<T>(file: Blob, secret: string): Promise<Unpacked<T> | 'notOurs' | 'wrong'> {
  const start = new Uint8Array(await file.slice(0, LONGEST_HEAD).arrayBuffer());
  const end = start.indexOf(10);
  const head = headOf(new TextDecoder().decode(start.subarray(0, Math.max(end, 0))));
  if (!head) return 'notOurs';
  const part = async (place: number): Promise<Box> => {
    const from = head.parts.slice(0, place).reduce((sum, size) => sum + size, end + 1);
    return split(await file.slice(from, from + (head.parts[place] ?? 0)).arrayBuffer());
  };
  try {
    const by = await wrappingKey(secret, bytesOf(head.salt), head.rounds);
    const key = await unwrap(split(bytesOf(head.key).buffer), by);
    return { value: await open<T>(key, await part(0)), bytes: async (place) => openBytes(key, await part(place + 1)) };
  } catch {
    return 'wrong';
  }
}

function headOf(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Head;
    return head.format === FORMAT && head.rounds <= MOST_ROUNDS ? head : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(hexToBytes(hex));
const joined = ({ iv, data }: Box): Blob => new Blob([iv, data]);
const split = (bytes: ArrayBuffer): Box => ({ iv: new Uint8Array(bytes.slice(0, IV)), data: bytes.slice(IV) });
