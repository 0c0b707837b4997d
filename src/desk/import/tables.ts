import type { Fault } from '../../domain/imports/fault.ts';
import { columnsOf, readRows, type SheetKind } from '../../domain/imports/sheet.ts';
import type { Language } from '../../ui/words.ts';
import type { Report } from './send.ts';

/** A fault of a cell, a row or a header, in one language. */
export interface Wrong {
  row: number;
  column: string | undefined;
  message: string;
}

/** A sheet being mended. `kind` null: not recognised. */
export interface Table {
  name: string;
  kind: SheetKind | null;
  /** It belongs to another import. */
  passedOver: boolean;
  rows: readonly (readonly string[])[];
  faults: readonly Wrong[];
  warnings: readonly Wrong[];
  /** Rows, by number, that were changed since the server looked. */
  mended: ReadonlySet<number>;
}

/** The tables of a dry run's answer. */
export function tablesOf(report: Report, kinds: readonly SheetKind[]): Table[] {
  return (report.tables ?? []).map(({ name, kind, rows }, index) => {
    const of = (all: Report['faults']) =>
      all.filter(({ table }) => table === index).map(({ row, column, message }) => ({ row, column, message }));
    const own = kinds.find((one) => one.name === kind) ?? null;
    const passedOver = kind !== null && own === null;
    return {
      name,
      kind: own,
      passedOver,
      rows,
      faults: of(report.faults),
      warnings: of(report.warnings),
      mended: new Set(),
    };
  });
}

/** A table with some cells changed: what is wrong with the changed rows by themselves is known at once, the rest is asked again. */
export function mend(
  table: Table,
  changes: readonly { row: number; at: number; text: string }[],
  language: Language,
): Table {
  const rows = table.rows.map((row) => [...row]);
  for (const { row, at, text } of changes) {
    const cells = rows[row - 1] ?? [];
    while (cells.length <= at) cells.push('');
    cells[at] = text;
  }
  const mended = new Set([...table.mended, ...changes.map(({ row }) => row)]);
  const read = table.kind ? readRows(table.kind, { name: table.name, rows }).faults : [];
  const headers = mended.has(1);
  const anew = (row: number): boolean => headers || mended.has(row);
  const faults = [
    ...table.faults.filter(({ row }) => !anew(row)),
    ...read.filter(({ row }) => anew(row)).map((fault) => wrongOf(fault, language)),
  ];
  return { ...table, rows, mended, faults, warnings: table.warnings.filter(({ row }) => !anew(row)) };
}

const wrongOf = ({ row, column, message }: Fault, language: Language): Wrong => ({
  row,
  column,
  message: message[language],
});

/** Where a fault shows: the cell of its column, or the whole row (-1). */
export function placeOf(table: Table, { column }: Wrong): number {
  if (!table.kind || column === undefined) return -1;
  return columnsOf(table.kind, table.rows[0] ?? []).findIndex((one) => one?.zh === column);
}

export const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** Rows that would be imported, the header and empty ones not among them. */
export const countOf = ({ rows }: Table): number => rows.slice(1).filter((row) => !isEmpty(row)).length;
