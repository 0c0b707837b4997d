import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { readSheets } from '../platform/sheets.ts';
import { importers } from './importers.ts';
import { batchesOf } from './runImport.ts';

const known = [...importers.areas, ...importers.officers, ...importers.postings];

describe('sheets to import', () => {
  it('are recognised by their headers; unknown sheets and columns are named', () => {
    const { batches, faults } = batchesOf(known, [
      {
        name: '随便',
        rows: [
          ['甲', '乙'],
          ['1', '2'],
        ],
      },
      {
        name: '一',
        rows: [
          ['警号*', '姓名(必填)', '民族', '姓名'],
          ['065001', '癸', 'x', 'y'],
        ],
      },
      {
        name: '二',
        rows: [
          ['Badge', 'Village ID', 'duty', 'from'],
          ['065001', '341622101210', 'contact', '2026-01-01'],
        ],
      },
      { name: '空', rows: [['', '']] },
    ]);
    assert.deepEqual(
      faults.map(({ sheet, code }) => `${sheet} ${code}`),
      ['随便 unknown_sheet'],
    );
    assert.deepEqual(
      batches.map((batch) => [batch.importer.sheet.name, batch.faults.map(({ code }) => code)]),
      [
        ['officers', ['unknown_column', 'column_twice']],
        ['postings', []],
      ],
    );
  });

  it('given as templates import without a fault', async () => {
    const folder = new URL('../../../data/templates/', import.meta.url);
    for (const name of ['areas.xlsx', 'officers.xlsx']) {
      const sheets = await readSheets(await readFile(new URL(name, folder)), name);
      const { batches, faults } = batchesOf(known, sheets);
      assert.deepEqual(faults, []);
      assert.equal(batches.length, sheets.length);
      for (const batch of batches) assert.deepEqual(batch.faults, []);
    }
  });
});
