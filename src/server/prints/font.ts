import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** Weights of the one font that everything is printed in: it has the characters of every village name of the demonstration. */
const WEIGHTS = [400, 700];

/** The font as Typst reads it, by weight. */
export const fonts = (): Buffer<ArrayBuffer>[] =>
  WEIGHTS.map((weight) =>
    sfntOf(
      readFileSync(
        require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`),
      ),
    ),
  );

const HEADER = 44;
const ENTRY = 20;

/** A WOFF (version 1) unpacked: the same tables behind a TrueType header. */
function sfntOf(woff: Buffer): Buffer<ArrayBuffer> {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((count - power) * 16, 10);
  const parts: Uint8Array[] = [directory];
  let offset = directory.length;
  for (let at = 0; at < count; at += 1) {
    const table = tableAt(woff, at);
    const entry = 12 + 16 * at;
    directory.write(table.tag, entry, 'latin1');
    directory.writeUInt32BE(table.checksum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.bytes.length, entry + 12);
    // tables begin at multiples of four
    const padding = Buffer.alloc((4 - (table.bytes.length % 4)) % 4);
    parts.push(table.bytes, padding);
    offset += table.bytes.length + padding.length;
  }
  return Buffer.concat(parts);
}

function tableAt(woff: Buffer, at: number) {
  const entry = HEADER + ENTRY * at;
  const [start, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
    number,
    number,
    number,
  ];
  const bytes = woff.subarray(start, start + packed);
  return {
    tag: woff.toString('latin1', entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    bytes: packed < length ? inflateSync(bytes) : bytes,
  };
}

/** Whether a font has a glyph for a character, by its `cmap` (format 4: the basic plane; format 12: all). */
export function glyphsOf(sfnt: Buffer): (codePoint: number) => boolean {
  const cmap = tableNamed(sfnt, 'cmap');
  const known = new Set<number>();
  for (let at = 0; at < cmap.readUInt16BE(2); at += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * at));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, known);
    if (format === 12) readGroups(table, known);
  }
  return (codePoint) => known.has(codePoint);
}

function tableNamed(sfnt: Buffer, tag: string): Buffer {
  for (let at = 0; at < sfnt.readUInt16BE(4); at += 1) {
    const entry = 12 + 16 * at;
    if (sfnt.toString('latin1', entry, entry + 4) === tag) return sfnt.subarray(sfnt.readUInt32BE(entry + 8));
  }
  throw new Error(`the font has no table ${tag}`);
}

function readSegments(table: Buffer, known: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const [end, start] = [table.readUInt16BE(14 + segment), table.readUInt16BE(16 + doubled + segment)];
    const delta = table.readUInt16BE(16 + 2 * doubled + segment);
    const rangeAt = 16 + 3 * doubled + segment;
    const range = table.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : table.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (glyph !== 0) known.add(code);
    }
  }
}

function readGroups(table: Buffer, known: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + 12 * group;
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code += 1) known.add(code);
  }
}
