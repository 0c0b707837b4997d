import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import { readSheets } from '../platform/sheets.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const HEAD = '警号,村代码,方式,起日,止日';

describe('the preview of an import', () => {
  let server: TestServer;
  let bureau: Caller;
  let admin: Caller;
  before(async () => {
    server = await testServer();
    bureau = await server.person([{ role: 'bureau', area: '341622' }]);
    admin = await server.person([{ role: 'admin' }]);
    const officers = base64('警号,姓名\n071001,甲\n071002,乙\n');
    await admin.post('/api/imports/officers', { files: [{ name: '民警.csv', content: officers }] });
  });
  after(() => server.stop());

  const postings = async () => (await bureau.get(`/api/assignments?area=341622`)).body.assignments;

  it('shows all rows and each fault with its table, row, column and reason; mended rows are sent again and imported', async () => {
    const text = `${HEAD}\n071001,${LUNAN},包村,2026-01-01,\n071009,${LUNAN},驻村,2026-13-01,\n`;
    const files = [{ name: '安排.csv', content: base64(text) }];
    const shown = (await bureau.post('/api/imports/postings', { files, dryRun: true })).body;
    assert.deepEqual(shown.tables, [
      {
        name: '安排.csv',
        kind: 'postings',
        rows: text
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
      },
    ]);
    assert.deepEqual(
      shown.faults.map(({ table, row, column, code }: Record<string, unknown>) => [table, row, column, code]),
      [[0, 3, '起日', 'bad_day']],
    );
    const mended = [
      { name: '安排.csv', rows: shown.tables[0].rows.with(2, ['071009', LUNAN, '驻村', '2026-02-01', '']) },
    ];
    const again = (await bureau.post('/api/imports/postings', { sheets: mended, dryRun: true })).body;
    assert.deepEqual(
      again.faults.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
      [[3, '警号', 'unknown_officer']],
    );
    assert.deepEqual(await postings(), []);
    const refused = await bureau.post('/api/imports/postings', { sheets: mended });
    assert.deepEqual([refused.status, refused.body.issues[0].path], [422, '/postings/3/警号']);
    assert.deepEqual(await postings(), []);
    mended[0]!.rows[2]![0] = '071002';
    const done = await bureau.post('/api/imports/postings', { sheets: mended });
    assert.deepEqual([done.status, done.body.applied, done.body.sheets[0].added], [200, true, 2]);
    assert.equal((await postings()).length, 2);
  });

  it('tells two sheets of one kind apart, and passes over those of another import', async () => {
    const sheets = [
      { name: '一', rows: [HEAD.split(','), ['071001', LUNAN, '包村', '那天', '']] },
      {
        name: '民警',
        rows: [
          ['警号', '姓名'],
          ['071003', '丙'],
        ],
      },
      { name: '二', rows: [HEAD.split(','), ['071001', LUNAN, '村长', '2026-01-01', '']] },
      {
        name: '杂',
        rows: [
          ['甲', '乙'],
          ['1', '2'],
        ],
      },
    ];
    const { faults, warnings, tables } = (await bureau.post('/api/imports/postings', { sheets, dryRun: true })).body;
    assert.deepEqual(faults.map(({ table, code }: { table: number; code: string }) => `${table} ${code}`).toSorted(), [
      '0 bad_day',
      '2 bad_word',
      '3 unknown_sheet',
    ]);
    assert.deepEqual(
      warnings.map(({ table, code }: { table: number; code: string }) => `${table} ${code}`),
      ['1 other_import'],
    );
    assert.deepEqual(
      tables.map(({ kind }: { kind: string | null }) => kind),
      ['postings', 'officers', 'postings', null],
    );
  });

  it('needs a file or a sheet', async () => {
    assert.equal((await bureau.post('/api/imports/postings', { dryRun: true })).status, 422);
  });

  it('begins with a template that the import takes', async () => {
    for (const kind of ['areas', 'stations', 'stationVillages', 'officers', 'postings', 'absences']) {
      const response = await fetch(`${server.address}/api/imports/templates/${kind}`, {
        headers: { authorization: `Bearer ${bureau.token}` },
      });
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`filename="${kind}.xlsx"`));
      const [sheet] = await readSheets(new Uint8Array(await response.arrayBuffer()), kind);
      assert.ok(sheet!.rows.length > 1);
    }
  });
});
