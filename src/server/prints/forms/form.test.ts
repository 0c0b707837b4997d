import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { reopened } from '../../../../tests/support/reopened.ts';
import type { Fillings } from './fill.ts';
import { fillForm, readForm } from './form.ts';

const fillings: Fillings = {
  once: { 走访户数: 21558, 区域名称: '亳州市 & <县区>' },
  each: [
    { '各区域.名称': '谯城区', '各区域.走访户数': 5318 },
    { '各区域.名称': '涡阳县', '各区域.走访户数': 6405 },
    { '各区域.名称': '蒙城县', '各区域.走访户数': 4913 },
  ],
};

/** A month's form as a bureau has it: a title over three columns, a row for each area, a total below, a note under it. */
const sheet: WriteSheet = {
  name: '月报表',
  rows: [
    ['{{区域名称}}月报'],
    ['区域', '走访户数', '占比'],
    ['{{各区域.名称}}', '{{各区域.走访户数}}', null],
    ['合计', null, '{{走访户数}}'],
    ['注:共走访{{走访户数}}户'],
  ],
  cells: new Map([
    [
      '0,0',
      {
        style: {
          font: { bold: true, size: 18 },
          fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEEDD' } },
        },
      },
    ],
    ['2,2', { formula: 'B3/B4', formulaResult: 99 }],
    ['3,1', { formula: 'SUM(B3:B3)', formulaResult: 7 }],
    ['3,2', { style: { numFmt: '#,##0' } }],
  ]),
  merges: [
    { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
    { startRow: 4, endRow: 4, startCol: 0, endCol: 2 },
  ],
  columns: [{ width: 20 }, { width: 12 }, { width: 12 }],
};

const form = () => writeXlsx({ sheets: [sheet, { name: '别的表', rows: [['不动', '{{走访户数}}']] }] });

describe('a workbook', () => {
  test('says each of its marks with its cell', async () => {
    const read = readForm(await form());
    assert.ok('marks' in read);
    assert.deepEqual(
      read.marks.map(({ said, place }) => `${'sheet' in place ? `${place.sheet}!${place.cell}` : ''} ${said}`),
      [
        '月报表!A1 区域名称',
        '月报表!A3 各区域.名称',
        '月报表!B3 各区域.走访户数',
        '月报表!C4 走访户数',
        '月报表!A5 走访户数',
        '别的表!B1 走访户数',
      ],
    );
  });

  test('is filled: numbers are numbers, the row of areas comes once for each, what is below moves down', async () => {
    const { sheets } = await readXlsx(fillForm(await form(), fillings));
    assert.deepEqual(
      sheets[0]?.rows.map((row) => row.slice(0, 2)),
      [
        ['亳州市 & <县区>月报', null],
        ['区域', '走访户数'],
        ['谯城区', 5318],
        ['涡阳县', 6405],
        ['蒙城县', 4913],
        ['合计', null],
        ['注:共走访21558户', null],
      ],
    );
    assert.equal(sheets[0]?.rows[5]?.[2], 21558);
    assert.deepEqual(sheets[1]?.rows, [['不动', 21558]]);
  });

  test('keeps its formulas on the cells they mean, and forgets what they came to before', async () => {
    const xml = strFromU8(unzipSync(fillForm(await form(), fillings))['xl/worksheets/sheet1.xml']!);
    assert.match(xml, /<c r="B6"[^>]*><f>SUM\(B3:B5\)<\/f><\/c>/);
    assert.match(xml, /<c r="C4"[^>]*><f>B4\/B6<\/f><\/c>/);
    assert.match(xml, /<mergeCell ref="A1:C1"\/><mergeCell ref="A7:C7"\/>/);
  });

  test('keeps its look: styles and every other part byte for byte', async () => {
    // made once: a workbook says at which second it was
    const made = await form();
    const [before, after] = [unzipSync(made), unzipSync(fillForm(made, fillings))];
    const changed = Object.keys(before).filter((name) => !Buffer.from(before[name]!).equals(Buffer.from(after[name]!)));
    assert.deepEqual(changed.sort(), ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    const style = (files: Record<string, Uint8Array>) =>
      /<c r="A1"[^>]*s="(\d+)"/.exec(strFromU8(files['xl/worksheets/sheet1.xml']!))?.[1];
    assert.equal(style(after), style(before));
  });

  test('opens in LibreOffice, its formulas come to the new numbers', async () => {
    const text = reopened(fillForm(await form(), fillings), 'xlsx');
    if (text === undefined) return;
    assert.match(text, /合计,16636,/);
    assert.match(text, /蒙城县,4913,0\.295/);
  });

  test('with a formula filled down in a row of areas is refused', async () => {
    const files = unzipSync(await form());
    const name = 'xl/worksheets/sheet1.xml';
    files[name] = strToU8(
      strFromU8(files[name]!).replace('<f>B3/B4</f>', '<f t="shared" si="0" ref="C3:C4">B3/B4</f>'),
    );
    assert.deepEqual(readForm(zipSync(files)), { fault: 'filled_down' });
  });
});

const paragraph = (...runs: string[]) =>
  new Paragraph({ children: runs.map((text, at) => new TextRun({ text, bold: at % 2 === 1 })) });
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph(text)] })) });

const document = async () => {
  const children = [
    paragraph('共走访{{走访', '户数}}户,', '{{区域名称}}'),
    new Table({
      rows: [row('区域', '户数'), row('{{各区域.名称}}', '{{各区域.走访户数}}'), row('合计', '{{走访户数}}')],
    }),
  ];
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
};

describe('a document', () => {
  test('says each of its marks with its paragraph or cell, however Word cut them', async () => {
    const read = readForm(await document());
    assert.ok('marks' in read);
    assert.deepEqual(read.marks, [
      { said: '走访户数', place: { part: 'body', paragraph: 1 } },
      { said: '区域名称', place: { part: 'body', paragraph: 1 } },
      { said: '各区域.名称', place: { part: 'body', table: 1, row: 2, column: 1 } },
      { said: '各区域.走访户数', place: { part: 'body', table: 1, row: 2, column: 2 } },
      { said: '走访户数', place: { part: 'body', table: 1, row: 3, column: 2 } },
    ]);
  });

  test('is filled, a table row for each area, everything else as it was', async () => {
    const filled = fillForm(await document(), fillings);
    const texts = [...strFromU8(unzipSync(filled)['word/document.xml']!).matchAll(/<w:t\b[^>]*>([^<]*)</g)].map(
      (match) => match[1],
    );
    assert.deepEqual(texts, [
      '共走访21558',
      '户,',
      '亳州市 &amp; &lt;县区&gt;',
      ...['区域', '户数', '谯城区', '5318'],
      ...['涡阳县', '6405', '蒙城县', '4913', '合计', '21558'],
    ]);
    const [before, after] = [unzipSync(await document()), unzipSync(filled)];
    assert.deepEqual(Buffer.from(after['word/styles.xml']!), Buffer.from(before['word/styles.xml']!));
    const text = reopened(filled, 'docx');
    if (text !== undefined) assert.match(text, /蒙城县[\s\S]*4913/);
  });
});

describe('what is no form is refused', () => {
  const made = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

  for (const [fact, bytes, fault] of [
    ['text', strToU8('走访户数'), 'unreadable'],
    ['a zip of something else', made({ 'readme.txt': 'x' }), 'other_type'],
    ['a workbook with macros', made({ '[Content_Types].xml': 'vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'macros'],
    [
      'a workbook with a macro part',
      made({ '[Content_Types].xml': 'spreadsheetml.sheet.main+xml', 'xl/vbaProject.bin': 'x' }),
      'macros',
    ],
    ['a bomb', zipSync({ 'xl/a.xml': new Uint8Array(60 * 1024 * 1024) }), 'too_large'],
    [
      'a thousand parts',
      made(Object.fromEntries(Array.from({ length: 1200 }, (_, at) => [`p${at}`, '']))),
      'too_large',
    ],
  ] as const) {
    test(fact, () => assert.deepEqual(readForm(bytes), { fault }));
  }
});
