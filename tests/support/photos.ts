import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const FOLDER = new URL('photos/', import.meta.url);

/** Small photos of every make that is taken: coding, interlacing, palette, transparency, colours of print. */
export const photoNames = [
  ...['baseline.jpg', 'progressive.jpg', 'restarts.jpg', 'cmyk.jpg'],
  ...['colours.png', 'interlaced.png', 'palette.png'],
  ...['lossy.webp', 'alpha.webp', 'lossless.webp'],
];

export const photo = (name: string): Buffer => readFileSync(new URL(name, FOLDER));

export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** As an entry refers to it. */
export const referenceTo = (bytes: Buffer, sealed = false, type = 'image/png') => ({
  sha256: digestOf(bytes),
  type,
  size: bytes.length,
  sealed,
});

let colours = 0;

/** A photo like no other: one line of grey, `width` long, and some bytes longer than that. */
export function freshPhoto(width = 8): Buffer {
  colours += 1;
  const line = Buffer.alloc(width + 1);
  for (let at = 1; at <= width; at += 1) line[at] = (Math.imul(at + colours * 7919, 2654435761) >>> 16) & 0xff;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(1, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(line, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** Where in a photo something that is not the picture can stand. */
export interface Hiding {
  /** What stands there: EXIF with a place, XMP, a comment, a thumbnail … */
  what: string;
  plant: (bytes: Buffer, hidden: Buffer) => Buffer;
}

/** `FF marker length content`. */
function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const headed = (head: string) => (hidden: Buffer) => Buffer.concat([Buffer.from(head, 'latin1'), hidden]);
const at = (bytes: Buffer, place: number, inserted: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place)]);

/** Places of segments before the first scan: after SOI, and before each marker that follows. */
function beforeScan(bytes: Buffer): number[] {
  const places: number[] = [];
  let place = 2;
  while (bytes[place + 1] !== 0xda) {
    places.push(place);
    place += 2 + bytes.readUInt16BE(place + 2);
  }
  return [...places, place];
}

const jpegHeads: [string, number, string][] = [
  ['EXIF', 0xe1, 'Exif\0\0MM\0*\0\0\0\b'],
  ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>'],
  ['a colour profile', 0xe2, 'ICC_PROFILE\0\x01\x01'],
  ['further pictures', 0xe2, 'MPF\0'],
  ['IPTC', 0xed, 'Photoshop 3.0\x008BIM'],
  ['a thumbnail', 0xe0, 'JFXX\0\x10'],
  ['a second JFIF with a thumbnail', 0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x08\x08'],
  ['a comment', 0xfe, ''],
  ['data of a maker', 0xe7, ''],
  ['Adobe with more', 0xee, 'Adobe\0d\0\0\0\0\x01'],
];

const inJpeg = (what: string, marker: number, head: string): Hiding[] => [
  { what: `${what} first`, plant: (bytes, hidden) => at(bytes, 2, segment(marker, headed(head)(hidden))) },
  {
    what: `${what} before the scan`,
    plant: (bytes, hidden) => at(bytes, beforeScan(bytes).at(-1)!, segment(marker, headed(head)(hidden))),
  },
  {
    what: `${what} before the end`,
    plant: (bytes, hidden) => at(bytes, bytes.length - 2, segment(marker, headed(head)(hidden))),
  },
];

const afterTheEnd: Hiding = { what: 'after the end', plant: (bytes, hidden) => Buffer.concat([bytes, hidden]) };

// Adobe's marker says how colours are meant: only a picture that has none gets one that is not heeded
const jpegHidings: Hiding[] = [...jpegHeads.flatMap((head) => inJpeg(...head)), afterTheEnd];

const PNG_CHUNKS = 'tEXt zTXt iTXt eXIf iCCP tIME acTL fcTL prVt sPLT hIST pHYs PLTE tRNS IEND'.split(' ');
const inPng = (type: string): Hiding => ({
  what: `${type} before the data`,
  plant: (bytes, hidden) => at(bytes, 33, type === 'IEND' ? Buffer.alloc(0) : chunk(type, hidden)),
});

/** Splits what an `IDAT` holds from the rest, and puts more behind it. */
function behindPixels(bytes: Buffer, hidden: Buffer): Buffer {
  const place = bytes.lastIndexOf('IDAT') - 4;
  const length = bytes.readUInt32BE(place);
  const pixels = bytes.subarray(place + 8, place + 8 + length);
  const rest = bytes.subarray(place + 12 + length);
  return Buffer.concat([bytes.subarray(0, place), chunk('IDAT', pixels), chunk('IDAT', hidden), rest]);
}

const pngHidings: Hiding[] = [
  ...PNG_CHUNKS.slice(0, 12).map(inPng),
  { what: 'tEXt before the end', plant: (bytes, hidden) => at(bytes, bytes.length - 12, chunk('tEXt', hidden)) },
  { what: 'behind the pixels', plant: behindPixels },
  afterTheEnd,
];

function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2, 0x47)]);
}

const resized = (bytes: Buffer): Buffer => {
  const whole = Buffer.from(bytes);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};

const inWebp = (type: string): Hiding[] => [
  {
    what: `${type} last`,
    plant: (bytes, hidden) => resized(Buffer.concat([bytes, riff(type, hidden)])),
  },
  {
    what: `${type} before the picture`,
    plant: (bytes, hidden) =>
      resized(at(bytes, bytes.toString('latin1', 12, 16) === 'VP8X' ? 30 : 12, riff(type, hidden))),
  },
];

const webpHidings: Hiding[] = [...['EXIF', 'XMP ', 'ICCP', 'abcd'].flatMap(inWebp), afterTheEnd];

/** Every place of a photo where something can hide, by its make. */
export function hidingsIn(name: string): Hiding[] {
  if (name.endsWith('.jpg')) {
    const adobe = photo(name).includes('Adobe');
    return jpegHidings.filter(({ what }) => !(adobe && what.startsWith('a second JFIF')) && !what.startsWith('Adobe'));
  }
  return name.endsWith('.png') ? pngHidings : webpHidings;
}
