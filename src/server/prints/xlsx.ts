import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Printed } from '../../domain/reports/printed.ts';
import { drawnOf } from '../../domain/reports/printedChart.ts';
import type { Cell, Column, PrintedTable } from '../../domain/reports/printedTable.ts';
import { longest, widthOf } from './widths.ts';
import { chartOn } from './xlsxChart.ts';

const NUMBER = '#,##0';
const FONT = { name: 'Calibri', size: 11 };
/** Widest a column of words gets; longer ones take several lines. */
const WIDEST = 60;
/** A head of numbers longer than this takes several lines. */
const HEAD = 13;
/** In points. */
const LINE = 16;

/** The report as a workbook: one sheet a table, titles frozen, numbers as numbers; done and asked in columns of their own. */
export function reportXlsx(printed: Printed): Promise<Uint8Array> {
  return writeXlsx({
    defaultFont: FONT,
    sheets: [overview(printed), ...printed.tables.map((table) => sheetOf(table, printed))],
  });
}

/** On paper as wide as a page, and as long as it takes. */
const printedOn = (orientation: 'portrait' | 'landscape'): NonNullable<WriteSheet['pageSetup']> => ({
  ...{ paperSize: 'a4', orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6 },
});

function overview({ title, lead, facts, language }: Printed): WriteSheet {
  const rows: CellValue[][] = [[title], [], [lead], [], ...facts.map(({ label, value }) => [label, value])];
  const label = Math.max(24, longest(facts.map((fact) => fact.label)) + 3);
  const lines = Math.ceil(widthOf(lead) / (label + WIDEST - 8));
  return {
    name: language === 'zh' ? '概况' : 'Overview',
    rows,
    columns: [{ width: label }, { width: WIDEST }],
    merges: [0, 2].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 1 })),
    cells: new Map([
      ['0,0', { style: { font: { ...FONT, bold: true, size: 16 } } }],
      ['2,0', { style: { alignment: { wrapText: true, vertical: 'top' } } }],
    ]),
    rowDefs: new Map([[2, { height: LINE * lines }]]),
    pageSetup: printedOn('portrait'),
  };
}

function sheetOf(table: PrintedTable, { language }: Printed): WriteSheet {
  const { columns, rows } = spread(table);
  const widths = columns.map((column, at) => widthIn(column, longest(rows.map((row) => row[at]))));
  const lines = [columns.map(({ label }) => label), ...rows];
  const drawn = drawnOf(table, language);
  return {
    name: sheetName(table.title),
    columns: columns.map(({ numeric }, at) =>
      numeric
        ? { width: widths[at]!, style: { numFmt: NUMBER, alignment: { vertical: 'top' } } }
        : { width: widths[at]!, style: { alignment: wordsAt(columns, at) } },
    ),
    rows: lines,
    rowDefs: new Map(lines.map((line, at) => [at, { height: heightOf(line, widths) }])),
    cells: new Map(columns.map((_, at) => [`0,${at}`, { style: headOf(columns, at) }])),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: { ...printedOn(columns.length > 6 ? 'landscape' : 'portrait'), printTitlesRow: '$1:$1' },
    ...(drawn && { charts: [chartOn(table, drawn)] }),
  };
}

type Plain = Exclude<Cell, readonly [number, number]>;

/** A table with the two numbers of each pair in columns of their own, so that both can be reckoned with. */
function spread({ columns, rows }: PrintedTable): { columns: Column[]; rows: Plain[][] } {
  return {
    columns: columns.flatMap((column) => column.parts?.map((label) => ({ label, numeric: true as const })) ?? [column]),
    rows: rows.map((row) =>
      columns.flatMap(({ parts }, at): Plain[] => {
        const cell = row[at] ?? null;
        return typeof cell === 'object' ? [...(cell ?? (parts ? [null, null] : [null]))] : [cell];
      }),
    ),
  };
}

function widthIn({ label, numeric }: Column, cells: number): number {
  return numeric
    ? Math.max(10, cells + 3, Math.min(HEAD, widthOf(label) + 3))
    : Math.min(WIDEST, Math.max(widthOf(label), cells) + 3);
}

/** Said beforehand: not every program finds the height of lines that are wrapped. */
function heightOf(line: readonly Plain[], widths: readonly number[]): number {
  const taken = line.map((cell, at) => Math.ceil(longest([cell]) / (widths[at]! - 1)));
  return LINE * Math.max(1, ...taken);
}

/** Words stand off from a number before them. */
const wordsAt = (columns: readonly Column[], at: number): CellStyle['alignment'] => ({
  ...{ horizontal: 'left', vertical: 'top', wrapText: true },
  ...(columns[at - 1]?.numeric && { indent: 1 }),
});

const headOf = (columns: readonly Column[], at: number): CellStyle => ({
  font: { ...FONT, bold: true },
  alignment: columns[at]!.numeric
    ? { horizontal: 'right', vertical: 'top', wrapText: true }
    : (wordsAt(columns, at) ?? {}),
  border: { bottom: { style: 'thin' } },
});

/** At most 31 characters, and none of those a workbook refuses. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();
