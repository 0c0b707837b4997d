import type { FileType } from '../../domain/journal/fileReference.ts';
import { stripJpeg } from './jpeg.ts';
import { PhotoFault } from './photoFault.ts';
import { PNG, stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

/** What a photo's first bytes say it is; nothing else is asked, neither name nor header. */
export function typeOf(bytes: Buffer): FileType | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'image/jpeg';
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  const riff = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return riff ? 'image/webp' : undefined;
}

/** How many bytes `typeOf` looks at. */
export const TELLING = 12;

const strippers: Record<FileType, (bytes: Buffer) => Buffer | Promise<Buffer>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

/**
 * A photo without anything that is not the picture (red line R5); throws `PhotoFault`. Phones do the same before they send; this
 * is the second time, whatever sent it. Orientation goes too: who sends a photo turns it first.
 */
export async function stripped(bytes: Buffer): Promise<{ type: FileType; bytes: Buffer }> {
  const type = typeOf(bytes);
  if (type === undefined) throw new PhotoFault('wrong_type');
  return { type, bytes: await strippers[type](bytes) };
}
