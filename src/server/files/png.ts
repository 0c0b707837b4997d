import { crc32, createInflate } from 'node:zlib';
import { bounded, PhotoFault, taken } from './photoFault.ts';

// PNG, third edition (W3C)
export const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

interface Chunk {
  type: string;
  data: Buffer;
}

/**
 * A PNG with nothing but what draws the picture: header, palette, transparency, image data. Texts, EXIF, times, profiles,
 * animations and private chunks go, as does what follows the picture's data or the end.
 */
export async function stripPng(bytes: Buffer): Promise<Buffer> {
  const chunks = chunksOf(bytes);
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.data.length !== 13) throw new PhotoFault();
  const only = (type: string) => chunks.find((chunk) => chunk.type === type);
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const kept = [header, paletteOf(header.data, only('PLTE')), transparencyOf(header.data, only('tRNS'))];
  const data = pixels.subarray(0, await deflatedLength(pixels, rawLength(header.data)));
  const all = [...kept.filter((chunk) => chunk !== undefined), { type: 'IDAT', data }, { type: 'IEND', data: NONE }];
  return Buffer.concat([PNG, ...all.map(written)]);
}

const NONE = Buffer.alloc(0);

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = PNG.length; ;) {
    bounded(chunks.length);
    const length = taken(bytes, at, 4).readUInt32BE();
    const named = taken(bytes, at + 4, length + 4);
    if (taken(bytes, at + 8 + length, 4).readUInt32BE() !== crc32(named)) throw new PhotoFault();
    const type = named.toString('latin1', 0, 4);
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: named.subarray(4) });
    at += length + 12;
  }
}

function written({ type, data }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

const colourOf = (header: Buffer): number => header[9]!;
const INDEXED = 3;

/** Only where pixels are numbers of it; elsewhere it is a suggestion. */
function paletteOf(header: Buffer, palette: Chunk | undefined): Chunk | undefined {
  if (colourOf(header) !== INDEXED) return undefined;
  const length = palette?.data.length ?? 0;
  if (length === 0 || length % 3 !== 0 || length > 3 * 2 ** header[8]!) throw new PhotoFault();
  return palette;
}

/** Bytes of a colour that is seen through, by colour type; of a palette as many as colours at most. */
const TRANSPARENT: Record<number, number> = { 0: 2, 2: 6 };

function transparencyOf(header: Buffer, chunk: Chunk | undefined): Chunk | undefined {
  const length = chunk?.data.length ?? 0;
  const fits = colourOf(header) === INDEXED ? length <= 2 ** header[8]! : length === TRANSPARENT[colourOf(header)];
  return length > 0 && fits ? chunk : undefined;
}

/** Samples of a pixel by colour type. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: first column and row of each pass, and their steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** How many bytes the picture's lines take, unpacked. */
function rawLength(header: Buffer): number {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bits = header[8]! * (SAMPLES[colourOf(header)] ?? Number.NaN);
  const of = (columns: number, rows: number) => (columns > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0);
  const size =
    header[12] === 0
      ? of(width, height)
      : PASSES.reduce(
          (sum, [x, y, dx, dy]) => sum + of(Math.ceil((width - x) / dx), Math.max(0, Math.ceil((height - y) / dy))),
          0,
        );
  if (!(size > 0 && size <= LARGEST_RAW)) throw new PhotoFault();
  return size;
}

/** Two hundred million pixels in colour; beyond, a small file could hold the server up. */
const LARGEST_RAW = 800_000_000;

/** How many of the bytes are the picture's; throws unless they unpack to exactly its lines. */
function deflatedLength(pixels: Buffer, raw: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const inflate = createInflate();
    let size = 0;
    const done = () => (size === raw ? resolve(inflate.bytesWritten) : reject(new PhotoFault()));
    inflate
      .on('data', (part: Buffer) => {
        size += part.length;
        if (size > raw) inflate.destroy(new PhotoFault());
      })
      .on('end', done)
      .on('error', () => reject(new PhotoFault()))
      .end(pixels);
  });
}
