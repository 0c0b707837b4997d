import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { writeSheets } from '../platform/sheets.ts';

let server: TestServer;
let officer: Caller;
before(async () => {
  server = await testServer();
  officer = await server.person([{ role: 'officer' }]);
  await server.post(officer, LUNAN);
});
after(() => server.stop());

const read = (content: string, village = LUNAN, by = officer) =>
  by.post(`/api/villages/${village}/doors`, { file: '户表.xlsx', content });
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

describe('a village’s own sheet of households', () => {
  it('gives its doors and no name, from the sheet of a workbook that has them', async () => {
    const households = [
      ['村民组', '户主姓名', '门牌'],
      ['邹庄', '王强', '1'],
      ['邹庄', '李红', '2'],
    ];
    const sheets = [
      {
        name: '说明',
        rows: [
          ['村民组', '门牌'],
          ['填表人', '见下表'],
        ],
      },
      { name: '户', rows: households },
    ];
    const { status, body } = await read(base64(await writeSheets(sheets)));
    assert.equal(status, 200);
    assert.deepEqual(body.doors, [
      { group: '邹庄', label: '1号' },
      { group: '邹庄', label: '2号' },
    ]);
    assert.deepEqual(body.left, ['户主姓名']);
    assert.doesNotMatch(JSON.stringify(body), /王强|李红/);
  });

  it('is read as CSV too, and what is no sheet has no doors', async () => {
    assert.deepEqual((await read(base64('组,门牌\n一组,7\n'))).body.doors, [{ group: '一组', label: '7号' }]);
    assert.deepEqual((await read(base64('王强 13812345678'))).body.doors, []);
  });

  it('that cannot be opened is refused in words, and one of another village as if there were none', async () => {
    const broken = await read(base64('PK not a workbook'));
    assert.deepEqual([broken.status, broken.body.issues[0].code], [422, 'unreadable']);
    const text = base64('组,门牌\n一组,7\n');
    assert.equal((await read(text, WULOU)).status, 404);
    const unit = await server.person([{ role: 'unit', area: '刑侦大队' }]);
    assert.equal((await read(text, LUNAN, unit)).status, 403);
  });

  it('leaves nothing behind but a line in the audit log', async () => {
    await read(base64('组,户主,门牌\n一组,张三丰,7\n'));
    const { rows } = await server.database.pool.query<{ line: string }>(
      'select to_jsonb(a)::text as line from audit a',
    );
    assert.ok(rows.some(({ line }) => line.includes('doors.read')));
    assert.ok(!rows.some(({ line }) => line.includes('张三丰')));
    const { body } = await officer.get(`/api/journal?village=${LUNAN}&after=0`);
    assert.deepEqual(body.entries, []);
  });
});
