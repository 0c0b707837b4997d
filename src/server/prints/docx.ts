import { AlignmentType, Document, Footer, HeadingLevel, PageNumber, Packer, Paragraph, TextRun } from 'docx';
import { drawnOf } from '../../domain/reports/printedChart.ts';
import type { PrintedTable } from '../../domain/reports/printedTable.ts';
import type { Printed } from '../../domain/reports/printed.ts';
import { chartOf } from './docxChart.ts';
import { tableOf } from './docxTable.ts';
import { SOFT } from './shades.ts';

/** Songti and Hei are on every Chinese machine, under WPS and LibreOffice as well. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '宋体' };

/** The report as a document that people go on writing in: headings, paragraphs, real tables and charts. */
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
          ...printed.tables.flatMap((table) => partOf(table, printed)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function partOf(table: PrintedTable, { language }: Printed) {
  const drawn = drawnOf(table, language);
  return [
    new Paragraph({
      text: table.title,
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 280, after: 100 },
    }),
    tableOf(table),
    ...(drawn ? [new Paragraph({ spacing: { before: 120 }, children: [chartOf(drawn)] })] : []),
  ];
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
