import { bounded, PhotoFault, taken } from './photoFault.ts';

// ISO/IEC 10918-1 (T.81) annex B; JFIF: T.871; Adobe's marker: T.872 6.5.3
const SOI = Buffer.of(0xff, 0xd8);
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
/** Baseline, extended, progressive, Huffman: what browsers draw. */
const FRAMES = [0xc0, 0xc1, 0xc2];

/** Says only how colours are meant: version 1.01, square pixels, no thumbnail. */
const JFIF = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
/** The same for Adobe's marker; its last byte follows. */
const ADOBE = Buffer.from('ffee000e41646f6265006400000000', 'hex');

/**
 * A JPEG with nothing but what draws the picture: frame, tables, scans. Everything else goes, wherever it stands: EXIF, XMP, IPTC,
 * GPS, colour profiles, comments, thumbnails, second pictures, and what follows the end. Tables of a wrong length are refused, so
 * that nothing hides behind them.
 */
export function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [SOI];
  let frames = 0;
  let scans = 0;
  let at = 2;
  for (let pieces = 0; ; pieces += 1) {
    bounded(pieces);
    at = markerAt(bytes, at);
    const marker = bytes[at + 1]!;
    if (marker === EOI) break;
    const length = taken(bytes, at + 2, 2).readUInt16BE();
    const segment = taken(bytes, at, length + 2);
    const drawing = keptOf(marker, segment);
    // one word on colours is enough
    if (drawing !== JFIF || !kept.includes(JFIF)) kept.push(drawing);
    at += segment.length;
    if (FRAMES.includes(marker)) frames += 1;
    if (marker !== SOS) continue;
    const end = scanEnd(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
    scans += 1;
  }
  if (frames !== 1 || scans === 0) throw new PhotoFault();
  return Buffer.concat([...kept, Buffer.of(0xff, EOI)]);
}

/** Where the next marker begins: before it may stand any number of fill bytes. */
function markerAt(bytes: Buffer, from: number): number {
  if (bytes[from] !== 0xff) throw new PhotoFault();
  let at = from;
  while (bytes[at + 1] === 0xff) at += 1;
  return at;
}

const NOTHING = Buffer.alloc(0);

function keptOf(marker: number, segment: Buffer): Buffer {
  const content = segment.subarray(4);
  if (FRAMES.includes(marker)) return exactly(segment, 8 + 3 * (content[5] ?? 0));
  switch (marker) {
    case SOS:
      return exactly(segment, 6 + 2 * (content[0] ?? 0));
    case 0xc4:
      return tables(segment, (at) => 17 + content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0));
    case 0xdb:
      return tables(segment, (at) => (content[at]! >> 4 === 0 ? 65 : 129));
    case 0xdc:
    case 0xdd:
      return exactly(segment, 4);
    case APP0:
      return content.toString('latin1', 0, 5) === 'JFIF\0' ? JFIF : NOTHING;
    case APP14:
      return adobe(content);
    default:
      // further application data and comments
      if ((marker > APP0 && marker <= 0xef) || marker === 0xfe) return NOTHING;
      throw new PhotoFault();
  }
}

/** Its length, beside the marker, says what its content says. */
function exactly(segment: Buffer, length: number): Buffer {
  if (segment.length !== length + 2) throw new PhotoFault();
  return segment;
}

/** One table after the other, and nothing after the last. */
function tables(segment: Buffer, lengthAt: (at: number) => number): Buffer {
  const end = segment.length - 4;
  let at = 0;
  while (at < end) at += lengthAt(at);
  if (at !== end) throw new PhotoFault();
  return segment;
}

/** How the colours were transformed: without it some pictures come out in false colours. */
function adobe(content: Buffer): Buffer {
  if (content.toString('latin1', 0, 5) !== 'Adobe' || content.length < 12) return NOTHING;
  return Buffer.concat([ADOBE, content.subarray(11, 12)]);
}

/** Where a scan's data end: at a marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new PhotoFault();
}
