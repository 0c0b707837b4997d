import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOf } from '../../domain/calendar/utc8.ts';
import { type Caller, LUNAN, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { writeSheets } from '../platform/sheets.ts';

/** Another village of 路南村's station. */
const NEXT = '341622101211';

describe('numbers taken in', () => {
  let server: TestServer;
  let station: Caller;
  let bureau: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-11-10', '09:00') });
    station = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  });
  after(() => server.stop());

  const cases = (rows: object[], more: object = {}, by = station) =>
    by.post('/api/numbers/case-counts', { month: '2026-10', codeList: '本所', rows, ...more });
  const people = (rows: object[], more: object = {}) =>
    station.post('/api/numbers/population-counts', { month: '2026-10', rows, ...more });
  const whats = (body: { rows: { what: string }[] }) => body.rows.map(({ what }) => what);
  const journal = async (village = LUNAN) =>
    (await station.get(`/api/journal?village=${village}`)).body.entries as {
      kind: string;
      author: string;
      about?: string;
      body: Record<string, unknown>;
    }[];

  test('are an entry for each village, by whoever took them in', async () => {
    const rows = [
      { village: LUNAN, counts: { 盗窃: 2, 诈骗: 1 } },
      { village: NEXT, counts: { 盗窃: 0 } },
    ];
    const before = await journal();
    assert.deepEqual(whats((await cases(rows, { dryRun: true })).body), ['new', 'new']);
    assert.deepEqual(await journal(), before, 'a dry run stores nothing');
    const { status, body } = await cases(rows);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(whats(body), ['new', 'new']);
    const entry = (await journal()).at(-1);
    assert.deepEqual(
      [entry?.kind, entry?.author, entry?.body],
      ['caseCounts', station.id, { month: '2026-10', codeList: '本所', counts: { 盗窃: 2, 诈骗: 1 } }],
    );
  });

  test('of a month that is there are a correction; the same again change nothing', async () => {
    const rows = [
      { village: LUNAN, counts: { 盗窃: 3, 诈骗: 1 } },
      { village: NEXT, counts: { 盗窃: 0 } },
    ];
    const dry = (await cases(rows, { dryRun: true })).body;
    assert.deepEqual(dry.rows, [
      { village: LUNAN, what: 'corrected', before: { codeList: '本所', counts: { 盗窃: 2, 诈骗: 1 } } },
      { village: NEXT, what: 'unchanged' },
    ]);
    assert.deepEqual(whats((await cases(rows)).body), ['corrected', 'unchanged']);
    const entry = (await journal()).at(-1);
    assert.deepEqual([entry?.kind, entry?.body.action], ['correction', 'amend']);
    assert.deepEqual(whats((await cases(rows)).body), ['unchanged', 'unchanged'], 'read as corrected');
  });

  test('of another code list or month stand beside them', async () => {
    const rows = [{ village: LUNAN, counts: { 盗窃: 9 } }];
    assert.deepEqual(whats((await cases(rows, { codeList: '八类@2022' })).body), ['new']);
    assert.deepEqual(whats((await cases(rows, { month: '2026-09' })).body), ['new']);
  });

  test('of people are corrected in the same way', async () => {
    const row = { village: LUNAN, residents: 2310, away: 640, returned: 12, incoming: 3 };
    assert.deepEqual(whats((await people([row])).body), ['new']);
    assert.deepEqual(whats((await people([{ ...row, away: 650 }])).body), ['corrected']);
    assert.deepEqual(whats((await people([{ ...row, away: 650 }])).body), ['unchanged']);
  });

  test('with any faulty row are refused whole, every row named', async () => {
    const rows = [
      { village: LUNAN, counts: { 盗窃: 5 } },
      { village: WULOU, counts: { 盗窃: 1 } },
      { village: LUNAN, counts: { 盗窃: 1 } },
      { village: '341699999999', counts: { 盗窃: 1 } },
    ];
    const before = await journal();
    const { status, body } = await cases(rows);
    assert.deepEqual(
      [status, body.issues.map((issue: { path: string; code: string }) => `${issue.path} ${issue.code}`)],
      [
        422,
        ['1 unknown_village', '2 village_twice', '3 unknown_village'].map(
          (one) => `/body/rows/${one.replace(' ', '/village ')}`,
        ),
      ],
    );
    const invalid = await cases([
      { village: LUNAN, counts: { 盗窃: -1 } },
      { village: NEXT, counts: { 信访: 1 } },
    ]);
    assert.equal(invalid.status, 422);
    assert.equal(invalid.body.issues.length, 2);
    assert.deepEqual(await journal(), before);
  });

  test('are decided on by no auxiliary, and by the bureau in its whole area', async () => {
    const auxiliary = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }], { grade: 'auxiliary' });
    const rows = [{ village: LUNAN, counts: { 盗窃: 1 } }];
    assert.equal((await cases(rows, { dryRun: true }, auxiliary)).status, 403);
    const both = [...rows, { village: WULOU, counts: { 盗窃: 4 } }];
    assert.deepEqual(whats((await cases(both, { month: '2026-08' }, bureau)).body), ['new', 'new']);
  });

  test('remember how the sheet was read, for the station and not for others', async () => {
    const matching = { columns: { 发案村: 'village', 盗窃: 'number' }, villages: { 老路南: LUNAN }, codeList: '本所' };
    await cases([{ village: LUNAN, counts: { 盗窃: 3, 诈骗: 1 } }], { matching });
    const colleague = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
    const { matchings, villages } = (await colleague.get('/api/numbers')).body;
    assert.deepEqual(matchings, { caseCounts: matching });
    assert.ok(villages.every(({ id }: { id: string }) => id.startsWith(LUNAN.slice(0, 9))));
    const lunan = villages.find(({ id }: { id: string }) => id === LUNAN);
    assert.deepEqual([lunan.name, lunan.township], ['路南村委会', '双涧镇']);
    assert.deepEqual((await bureau.get('/api/numbers')).body.matchings, {});
  });

  test('a file is read without its columns about persons, CSV of Chinese Windows too', async () => {
    const cells = [
      ['2026年10月发案情况', '', ''],
      ['村名', '报案人', '联系电话', '盗窃'],
      ['路南村', '张三', '13812341234', '2'],
    ];
    const read = async (file: string, bytes: Uint8Array) =>
      (await station.post('/api/numbers/sheets', { file, content: Buffer.from(bytes).toString('base64') })).body;
    const xlsx = await read('发案.xlsx', await writeSheets([{ name: '十月', rows: cells }]));
    const expected = { headings: ['村名', '盗窃'], rows: [['路南村', '2']], dropped: ['报案人', '联系电话'] };
    assert.deepEqual(xlsx.sheets, [{ sheet: '十月', ...expected }]);
    // 村,盗窃 / 路南,2 in GB 18030
    const gb = Buffer.from('b4e52cb5c1c7d40ac2b7c4cf2c320a', 'hex');
    assert.deepEqual((await read('发案.csv', gb)).sheets[0].rows, [['路南', '2']]);
    const broken = await station.post('/api/numbers/sheets', { file: 'x.xlsx', content: btoa('PKx') });
    assert.deepEqual([broken.status, broken.body.issues[0].code], [422, 'unreadable']);
  });
});
