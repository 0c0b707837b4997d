import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Printed } from '../../domain/reports/printed.ts';
import type { Cell, PrintedTable } from '../../domain/reports/printedTable.ts';

const headOf = (numeric: boolean) =>
  ({
    font: { bold: true },
    alignment: { vertical: 'center', wrapText: true, horizontal: numeric ? 'right' : 'left' },
  }) as const;
const NUMBER = '#,##0';

/** The report as a workbook: one sheet a table, titles frozen, numbers as numbers; done and asked in columns of their own. */
export function reportXlsx(printed: Printed): Promise<Uint8Array> {
  return writeXlsx({ sheets: [overview(printed), ...printed.tables.map((table) => sheetOf(table, printed))] });
}

function overview({ title, lead, facts, language }: Printed): WriteSheet {
  const rows: CellValue[][] = [[title], [], [lead], [], ...facts.map(({ label, value }) => [label, value])];
  return {
    name: language === 'zh' ? '概况' : 'Overview',
    rows,
    columns: [{ width: 30 }, { width: 70 }],
    merges: [0, 2].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 1 })),
    cells: new Map([
      ['0,0', { style: { font: { bold: true, size: 16 } } }],
      ['2,0', { style: { alignment: { wrapText: true, vertical: 'top' } } }],
    ]),
    rowDefs: new Map([[2, { height: 48 }]]),
  };
}

function sheetOf(table: PrintedTable, { language }: Printed): WriteSheet {
  const paired = table.columns.map((_, at) => table.rows.some((row) => Array.isArray(row[at])));
  const columns = table.columns.flatMap((column, at) =>
    paired[at] ? parts(column.label, language).map((label) => ({ ...column, label })) : [column],
  );
  const spread = (row: readonly Cell[]): CellValue[] =>
    row.flatMap((cell, at) => (paired[at] ? both(cell) : [cell as CellValue]));
  return {
    name: sheetName(table.title),
    columns: columns.map(({ label, numeric }) => ({
      width: numeric
        ? Math.max(10, widthOf(label))
        : Math.min(60, Math.max(widthOf(label), ...table.rows.map((row) => widthOf(row[0] ?? '')))),
      ...(numeric && { numFmt: NUMBER }),
    })),
    rows: [columns.map(({ label }) => label), ...table.rows.map(spread)],
    cells: new Map(columns.map(({ numeric }, at) => [`0,${at}`, { style: headOf(numeric === true) }])),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: {
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

const both = (cell: Cell | undefined): CellValue[] =>
  Array.isArray(cell) ? [cell[0] as number, cell[1] as number] : [null, null];

const parts = (label: string, language: Printed['language']): string[] =>
  language === 'zh' ? [`${label}·已完成`, `${label}·应完成`] : [`${label}: done`, `${label}: asked`];

/** At most 31 characters, and none of those a workbook refuses. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();

/** In columns of a digit's width: a Chinese character takes two. */
const widthOf = (cell: Cell): number => {
  const text = String(cell);
  return 2 + [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
};
