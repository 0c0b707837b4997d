import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  PageNumber,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Cell, inCell, type PrintedTable } from '../../domain/reports/printedTable.ts';
import type { Printed } from '../../domain/reports/printed.ts';

/** Songti and Hei are on every Chinese machine, under WPS and LibreOffice as well. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '宋体' };
const SOFT = '5B5B5B';

/** The report as a document that people go on writing in: headings, paragraphs and real tables. */
export async function reportDocx(printed: Printed): Promise<Uint8Array> {
  const document = new Document({
    title: printed.title,
    creator: '',
    styles: {
      default: { document: { run: { font: FONT, size: 20 } }, heading1: { run: { font: FONT, size: 24, bold: true } } },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1000, bottom: 1000, left: 960, right: 960 } },
        },
        footers: { default: pageNumbers(printed) },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            children: [new TextRun({ text: printed.title, font: FONT, size: 36, bold: true })],
          }),
          new Paragraph({ text: printed.lead, spacing: { before: 120, after: 120 } }),
          ...printed.facts.map(
            ({ label, value }) =>
              new Paragraph({ children: [new TextRun({ text: `${label}: ${value}`, size: 17, color: SOFT })] }),
          ),
          ...printed.tables.flatMap((table) => [
            new Paragraph({
              text: table.title,
              heading: HeadingLevel.HEADING_1,
              keepNext: true,
              spacing: { before: 280, after: 100 },
            }),
            tableOf(table),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RULE = { style: BorderStyle.SINGLE, size: 2, color: 'C9C5BD' };
const HEAD = { style: BorderStyle.SINGLE, size: 8, color: '1B1B1B' };

function tableOf({ columns, rows }: PrintedTable): Table {
  const size = columns.length > 6 ? 15 : 17;
  const widths = widthsOf(columns);
  const rowOf = (cells: readonly Cell[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map((column, at) =>
        cellOf(cells[at] ?? null, { size, head, numeric: column.numeric === true, width: widths[at]! }),
      ),
    });
  const head = columns.map(({ label }) => label);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: NONE, left: NONE, right: NONE, bottom: RULE, insideVertical: NONE, insideHorizontal: RULE },
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  });
}

/** Of the page within its margins, in twentieths of a point. */
const WIDTH = 9986;

/** Numbers take little; words share the rest. */
function widthsOf(columns: PrintedTable['columns']): number[] {
  const words = columns.filter(({ numeric }) => !numeric).length;
  const number = Math.min(1300, (WIDTH * 0.75) / Math.max(1, columns.length - words));
  const word = (WIDTH - number * (columns.length - words)) / Math.max(1, words);
  return columns.map(({ numeric }) => Math.floor(numeric ? number : word));
}

interface Setting {
  size: number;
  head: boolean;
  numeric: boolean;
  width: number;
}

function cellOf(cell: Cell, { size, head, numeric, width }: Setting): TableCell {
  const alignment = numeric ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(head && { borders: { bottom: HEAD } }),
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [new Paragraph({ alignment, children: [new TextRun({ text: inCell(cell), size, bold: head })] })],
  });
}

const pageNumbers = ({ language }: Printed): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            size: 15,
            color: SOFT,
            children:
              language === 'zh'
                ? ['第', PageNumber.CURRENT, '页,共', PageNumber.TOTAL_PAGES, '页']
                : ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
