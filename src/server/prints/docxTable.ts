import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { type Cell, inCell, type PrintedTable, saidOnce } from '../../domain/reports/printedTable.ts';
import { INK, RULE } from './shades.ts';
import { columnsOnPage } from './widths.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 2, color: RULE };
const HEAD = { style: BorderStyle.SINGLE, size: 8, color: INK };

/** Of the page within its margins, in twentieths of a point. */
const WIDTH = 9986;
/** More columns than these are set smaller. */
const MANY = 7;

/** A table of a document, its head again on every page; one that is also drawn stays with what is drawn of it. */
export function tableOf(table: PrintedTable): Table {
  const { chart, columns, id, rows } = table;
  // in half points
  const size = columns.length > MANY || id === 'definitions' ? 15 : 17;
  const widths = columnsOnPage(table, WIDTH, size * 5.3);
  const rowOf = (cells: readonly Cell[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map((column, at) =>
        cellOf(cells[at] ?? null, {
          ...{ size, head, numeric: column.numeric === true, width: widths[at]! },
          // words after a number stand off from it
          left: !column.numeric && columns[at - 1]?.numeric ? 240 : 60,
          keepNext: head || chart !== undefined,
        }),
      ),
    });
  const head = columns.map(({ label }) => label);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: NONE, left: NONE, right: NONE, bottom: THIN, insideVertical: NONE, insideHorizontal: THIN },
    rows: [rowOf(head, true), ...(id === 'work' ? saidOnce(rows) : rows).map((row) => rowOf(row, false))],
  });
}

interface Setting {
  size: number;
  head: boolean;
  numeric: boolean;
  width: number;
  left: number;
  keepNext: boolean;
}

function cellOf(cell: Cell, { size, head, numeric, width, left, keepNext }: Setting): TableCell {
  const alignment = numeric ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(head && { borders: { bottom: HEAD } }),
    margins: { top: 40, bottom: 40, left, right: 60 },
    children: [
      new Paragraph({ alignment, keepNext, children: [new TextRun({ text: inCell(cell), size, bold: head })] }),
    ],
  });
}
