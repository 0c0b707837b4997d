import { bounded, PhotoFault, taken } from './photoFault.ts';

// WebP: RFC 9649
const ANIMATED = 0x02;
const ALPHA = 0x10;

/**
 * A WebP with nothing but what draws the picture: the image, and its transparency. EXIF, XMP, colour profiles, unknown chunks
 * and what follows the end go.
 */
export function stripWebp(bytes: Buffer): Buffer {
  const chunks = chunksOf(taken(bytes, 8, taken(bytes, 4, 4).readUInt32LE()));
  const only = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const canvas = only('VP8X');
  if ((canvas?.[0] ?? 0) & ANIMATED) throw new PhotoFault('animated');
  const lossless = only('VP8L');
  if (lossless?.[0] === 0x2f) return file([written('VP8L', lossless)]);
  const lossy = only('VP8 ');
  if (lossy?.subarray(3, 6).toString('hex') !== '9d012a') throw new PhotoFault();
  const alpha = only('ALPH');
  if (alpha === undefined || canvas?.length !== 10) return file([written('VP8 ', lossy)]);
  const flags = Buffer.concat([Buffer.of(ALPHA, 0, 0, 0), canvas.subarray(4)]);
  return file([written('VP8X', flags), written('ALPH', alpha), written('VP8 ', lossy)]);
}

/** `WEBP`, then chunks. */
function chunksOf(content: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 4; at < content.length;) {
    bounded(chunks.length);
    const length = taken(content, at, 8).readUInt32LE(4);
    chunks.push({ type: content.toString('latin1', at, at + 4), data: taken(content, at + 8, length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function written(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function file(chunks: Buffer[]): Buffer {
  return written('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}
