import type { z } from 'zod';
import type { Label } from '../journal/kind.ts';
import { type Fault, fault } from './fault.ts';

/** A column of a sheet: its header in both languages; the key is the row's field and is accepted as a header too. */
export interface Column {
  key: string;
  zh: string;
  en: string;
  required?: true;
}

/** A kind of sheet that can be imported: columns, and the schema of a row whose issue messages are fault codes. */
export interface SheetKind<Row = unknown> {
  name: string;
  label: Label;
  columns: readonly Column[];
  row: z.ZodType<Row>;
}

/** A sheet as read from a file: cells as text, the header in the first row. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** A row with its number in the sheet, as the spreadsheet program shows it (the header is row 1). */
export interface Numbered<Row> {
  row: number;
  value: Row;
}

/** Keeps the row's type. */
export const defineSheet = <Row>(kind: SheetKind<Row>): SheetKind<Row> => kind;

// `姓名*`, `姓名(必填)` and `Work phone` are read as their bare word
const bare = (header: string): string =>
  header
    .replace(/[((][^))]*[))]/g, '')
    .replace(/[\s*_-]/g, '')
    .toLowerCase();

const columnOf = (kind: SheetKind, header: string): Column | undefined =>
  kind.columns.find((column) => [column.key, column.zh, column.en].some((word) => bare(word) === bare(header)));

/** The kind of sheet whose columns these headers are: all required ones are there, and most headers are known. */
export function recognise(kinds: readonly SheetKind[], sheet: Sheet): SheetKind | undefined {
  const headers = (sheet.rows[0] ?? []).filter((header) => header.trim() !== '');
  const fits = kinds
    .filter((kind) => requiredMissing(kind, headers).length === 0)
    .map((kind) => ({ kind, known: headers.filter((header) => columnOf(kind, header)).length }))
    .sort((a, b) => b.known - a.known)[0];
  return fits && fits.known * 2 > headers.length ? fits.kind : undefined;
}

const requiredMissing = (kind: SheetKind, headers: readonly string[]): Column[] =>
  kind.columns.filter((column) => column.required && !headers.some((header) => columnOf(kind, header) === column));

/** The columns that a sheet's headers stand for, by position. */
export const columnsOf = (kind: SheetKind, headers: readonly string[]): (Column | undefined)[] =>
  headers.map((header) => columnOf(kind, header));

/**
 * Reads a sheet's rows. Every fault of every row is named with the row's number; faulty rows are left out of `rows`. Empty
 * rows are passed over, `count` is of the others. Unknown and repeated headers are faults of row 1.
 */
export function readRows<Row>(
  kind: SheetKind<Row>,
  sheet: Sheet,
): { rows: Numbered<Row>[]; count: number; faults: Fault[] } {
  const headers = sheet.rows[0] ?? [];
  const columns = columnsOf(kind, headers);
  const faults = headerFaults(kind, headers, columns);
  const rows: Numbered<Row>[] = [];
  let count = 0;
  for (let at = 1; at < sheet.rows.length; at++) {
    const cells = sheet.rows[at] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    const fields = fieldsOf(columns, cells);
    const read = kind.row.safeParse(fields);
    if (read.success) rows.push({ row: at + 1, value: read.data });
    else faults.push(...rowFaults(kind, at + 1, read.error, fields));
  }
  return { rows, count, faults };
}

function headerFaults(kind: SheetKind, headers: readonly string[], columns: (Column | undefined)[]): Fault[] {
  const faults = requiredMissing(kind, headers).map((column) => fault(kind.name, 1, 'missing_column', column.zh));
  headers.forEach((header, at) => {
    if (header.trim() === '') return;
    if (!columns[at]) faults.push(fault(kind.name, 1, 'unknown_column', header));
    else if (columns.indexOf(columns[at]) < at) faults.push(fault(kind.name, 1, 'column_twice', header));
  });
  return faults;
}

function fieldsOf(columns: (Column | undefined)[], cells: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  columns.forEach((column, at) => {
    const text = (cells[at] ?? '').normalize('NFC').trim();
    if (column && text !== '') fields[column.key] = text;
  });
  return fields;
}

function rowFaults(kind: SheetKind, row: number, error: z.core.$ZodError, fields: Record<string, string>): Fault[] {
  return error.issues.map((issue) => {
    const column = kind.columns.find(({ key }) => key === issue.path[0]);
    const found = column && fields[column.key];
    return fault(
      kind.name,
      row,
      found === undefined && issue.code === 'invalid_type' ? 'missing' : issue.message,
      found,
      column?.zh,
    );
  });
}
