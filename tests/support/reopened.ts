import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** Whether LibreOffice is here; without it files are read back by their XML. */
const hasOffice = spawnSync('soffice', ['--version']).status === 0;

type Format = 'xlsx' | 'docx';

/** All sheets, each a file of its own; the words of a document. */
const TEXT: Record<Format, string> = {
  xlsx: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
  docx: 'txt:Text',
};
/** Everything LibreOffice understood of a file, charts and their descriptions too, as one XML. */
const WHOLE: Record<Format, string> = { xlsx: 'fods', docx: 'fodt' };

/** A file as LibreOffice reads it, as text: CSV of a workbook's sheets, the words of a document. Undefined where it is not. */
export const reopened = (bytes: Uint8Array, format: Format): string | undefined =>
  converted(bytes, format, TEXT[format]);

/** A file as LibreOffice understands it, as flat XML. Undefined where it is not. */
export const understood = (bytes: Uint8Array, format: Format): string | undefined =>
  converted(bytes, format, WHOLE[format]);

function converted(bytes: Uint8Array, format: Format, to: string): string | undefined {
  if (!hasOffice) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'village-beat-office-'));
  try {
    const file = join(folder, `file.${format}`);
    writeFileSync(file, bytes);
    const made = spawnSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      file,
    ]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
    const texts = readdirSync(folder)
      .filter((name) => /\.(csv|txt|fods|fodt)$/.test(name))
      .sort();
    return texts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything in an Office file as text, part after part. */
export const everyPart = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');

/** The words of a PDF; undefined without pdftotext. */
export function wordsOfPdf(bytes: Uint8Array): string | undefined {
  const made = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, maxBuffer: 64 * 1024 * 1024 });
  return made.status === 0 ? made.stdout.toString() : undefined;
}
