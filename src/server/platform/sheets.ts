import { parseCsv } from 'hucre/csv';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Sheet } from '../../domain/imports/sheet.ts';

/** A file that is neither CSV nor a workbook we can open. */
export class UnreadableSheet extends Error {
  readonly said: { zh: string; en: string };

  constructor(name: string, options: ErrorOptions) {
    const en = `${name} is not a workbook that can be opened`;
    super(en, options);
    this.said = { zh: `“${name}”打不开,不是可以读取的工作簿`, en };
  }
}

const CONTROL = /\p{Cc}/gu;
const ZIP = [0x50, 0x4b];

/** The sheets of a file, cells as text: a workbook (XLSX) by its first bytes, otherwise CSV in UTF-8 or GB 18030. */
export async function readSheets(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  if (!ZIP.every((byte, at) => bytes[at] === byte)) return [{ name, rows: readCsv(bytes) }];
  try {
    const workbook = await readXlsx(bytes, { sheets: (sheet) => !sheet.hidden && !sheet.veryHidden });
    return workbook.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.map((row) => row.map(asText)) }));
  } catch (cause) {
    throw new UnreadableSheet(name, { cause });
  }
}

function readCsv(bytes: Uint8Array): string[][] {
  return parseCsv(decode(bytes), { skipBom: true }).map((row) => row.map(asText));
}

/** Spreadsheet programs on Chinese Windows write CSV in GB 18030 and do not say so. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function asText(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  // a cell formatted as a date carries no time zone: its day is the UTC day
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  // PostgreSQL keeps neither U+0000 nor lone surrogates, and no cell needs control characters
  return String(cell).toWellFormed().replace(CONTROL, ' ');
}

/** A workbook of sheets whose cells are text: badge numbers keep their zeros, ids their twelve digits. */
export function writeSheets(sheets: Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => [...row]),
      freezePane: { rows: 1 },
    })),
  });
}
