import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSheets, writeSheets } from './sheets.ts';

describe('a sheet', () => {
  it('of a workbook keeps badge zeros, twelve digits and days as text', async () => {
    const rows = [
      ['警号', '村代码', '起日'],
      ['061001', '341622101210', '2026-01-01'],
    ];
    const bytes = await writeSheets([{ name: '包村安排', rows }]);
    assert.deepEqual(await readSheets(bytes, 'x.xlsx'), [{ name: '包村安排', rows }]);
  });

  it('of CSV is read in UTF-8 with or without a mark, and in GB 18030 as Chinese Windows writes it', async () => {
    const gb = Uint8Array.from([0xbe, 0xaf, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb]);
    for (const bytes of [Buffer.from('警号,姓名'), Buffer.from('\ufeff警号,姓名'), gb]) {
      assert.deepEqual((await readSheets(bytes, 'x.csv'))[0]?.rows, [['警号', '姓名']]);
    }
  });
});
