import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import type { Sheet } from '../../domain/imports/sheet.ts';
import { loadBozhou } from '../areas/bozhou.ts';
import { tellOthers } from '../people/signIn.ts';
import { systemClock } from '../platform/clock.ts';
import type { ImportContext } from './importer.ts';
import { importers } from './importers.ts';
import { batchesOf, type ImportReport, runImport } from './runImport.ts';

const setting = { clock: systemClock, signIn: { changed: tellOthers } };
const all = [...importers.areas, ...importers.officers, ...importers.postings];

/** Cells as a person writes them: one line a row. */
const sheet = (name: string, ...lines: string[]): Sheet => ({ name, rows: lines.map((line) => line.split(',')) });
const OFFICERS = [
  '警号,姓名,工作电话,单位,类别',
  '061001,甲,0558-5110110,刑侦大队,民警',
  '061002,乙,0558-5110111,双涧派出所,辅警',
];
const POSTINGS = [
  '警号,村代码,方式,起日,止日,责任民警',
  '061001,341622101210,包村,2026-01-01,,',
  '061002,341622101210,驻村,2026/1/1,,否',
];
const ABSENCES = ['警号,起日,止日,事由,代管民警警号', '061001,2026-05-01,2026-05-10,休假,061002'];

describe('an import', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
    await loadBozhou({ ...setting, db: database.db });
  });
  after(() => database.drop());

  const run = (sheets: Sheet[], options = {}, context: Partial<ImportContext> = {}): Promise<ImportReport> =>
    runImport(
      database.db,
      batchesOf(all, sheets),
      { ...setting, by: { account: 'system' }, within: [''], origin: 'test', progress: () => undefined, ...context },
      options,
    );
  const faultsOf = (report: ImportReport) => report.faults.map(({ sheet: of, row, code }) => `${of} ${row} ${code}`);
  const counts = (report: ImportReport) =>
    report.sheets.map(({ sheet: of, added, changed, unchanged }) => [of, added, changed, unchanged]);
  const query = async (text: string) =>
    (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(database.db)).rows;

  it('names every faulty row with its reason and imports nothing', async () => {
    const report = await run([
      sheet('民警', ...OFFICERS, '061001,丙,,,', '丁,,,,', '061003,戊,电话,,局长'),
      sheet(
        '包村安排',
        ...POSTINGS,
        '069999,341622101210,包村,2026-01-01,,',
        '061001,341622101299,包村,2026-13-01,,',
        '061001,341622101210,包村,2026-06-01,,',
        '061002,341622101211,包村,2026-06-01,2026-05-01,也许',
      ),
    ]);
    assert.equal(report.applied, false);
    assert.deepEqual(faultsOf(report), [
      'officers 4 badge_twice',
      'officers 5 bad_badge',
      'officers 5 missing',
      'officers 6 bad_phone',
      'officers 6 bad_word',
      'postings 4 unknown_officer',
      'postings 5 bad_day',
      'postings 6 overlap',
      'postings 7 bad_word',
      'postings 7 end_before_start',
    ]);
    assert.deepEqual(await query(`select 1 from officer where badge like '06%'`), []);
  });

  it('says in a dry run what it would do, and does not do it', async () => {
    const report = await run([sheet('民警', ...OFFICERS)], { dryRun: true });
    assert.deepEqual([report.applied, counts(report)], [false, [['officers', 2, 0, 0]]]);
    assert.deepEqual(await query(`select 1 from officer where badge like '06%'`), []);
  });

  it('of officers, postings and absences in any order of sheets is done whole, and again changes nothing', async () => {
    const sheets = [sheet('离岗', ...ABSENCES), sheet('包村安排', ...POSTINGS), sheet('民警', ...OFFICERS)];
    const first = await run(sheets);
    assert.deepEqual(faultsOf(first), []);
    assert.deepEqual(counts(first), [
      ['officers', 2, 0, 0],
      ['postings', 2, 0, 0],
      ['absences', 1, 0, 0],
    ]);
    assert.deepEqual(
      await query(`select badge, duty, lead, from_day, to_day from assignment join officer on officer.id = officer
        where village = '341622101210' order by duty`),
      [
        { badge: '061002', duty: 'acting', lead: false, fromDay: '2026-05-01', toDay: '2026-05-10' },
        { badge: '061001', duty: 'contact', lead: true, fromDay: '2026-01-01', toDay: null },
        { badge: '061002', duty: 'resident', lead: false, fromDay: '2026-01-01', toDay: null },
      ],
    );
    const before = await query("select count(*) from audit where action not like '%.import'");
    assert.deepEqual(counts(await run(sheets)), [
      ['officers', 0, 0, 2],
      ['postings', 0, 0, 2],
      ['absences', 0, 0, 1],
    ]);
    assert.deepEqual(await query("select count(*) from audit where action not like '%.import'"), before);
  });

  it('of a changed row changes that row alone; an empty cell keeps what is known', async () => {
    await run([sheet('民警', ...OFFICERS), sheet('包村安排', ...POSTINGS)]);
    const report = await run([
      sheet('民警', '警号,姓名,单位', '061001,甲,'),
      sheet(
        '包村安排',
        '警号,村代码,方式,起日,止日',
        '061001,341622101210,包村,2026-01-01,2026-12-31',
        '061002,341622101210,驻村,2026-01-01,',
      ),
    ]);
    assert.deepEqual(counts(report), [
      ['officers', 0, 0, 1],
      ['postings', 0, 1, 1],
    ]);
    assert.deepEqual(await query(`select unit from officer where badge = '061001'`), [{ unit: '刑侦大队' }]);
  });

  it('of an officer who has left ends their postings, with a warning', async () => {
    await run([
      sheet('民警', '警号,姓名', '062001,己'),
      sheet('包村安排', '警号,村代码,方式,起日', '062001,341622101215,包村,2026-01-01'),
    ]);
    const report = await run([sheet('民警', '警号,姓名,离岗日期', '062001,己,2026-10-01')]);
    assert.deepEqual(
      report.warnings.map(({ code }) => code),
      ['left_postings_ended'],
    );
    assert.deepEqual(await query(`select to_day from assignment where village = '341622101215'`), [
      { toDay: '2026-09-30' },
    ]);
    const late = await run([sheet('包村安排', '警号,村代码,方式,起日', '062001,341622101216,包村,2026-11-01')]);
    assert.deepEqual(faultsOf(late), ['postings 2 officer_left']);
  });

  it('of a second lead is done with a warning', async () => {
    const report = await run([
      sheet('民警', '警号,姓名', '063001,庚', '063002,辛'),
      sheet(
        '包村安排',
        '警号,村代码,方式,起日',
        '063001,341622101217,包村,2026-01-01',
        '063002,341622101217,包村,2026-02-01',
      ),
    ]);
    assert.deepEqual(
      [report.applied, report.warnings.map(({ row, code }) => `${row} ${code}`)],
      [true, ['3 second_lead']],
    );
  });

  it('by a bureau reaches only its own area', async () => {
    await run([sheet('民警', '警号,姓名', '064001,壬')]);
    const report = await run(
      [
        sheet(
          '包村安排',
          '警号,村代码,方式,起日',
          '064001,341621112214,包村,2026-01-01',
          '064001,341699999999,包村,2026-01-01',
        ),
      ],
      {},
      { within: ['341622'] },
    );
    assert.deepEqual(faultsOf(report), ['postings 2 unknown_village', 'postings 3 unknown_village']);
    const area = await run(
      [sheet('区域', '代码,名称', '341622101998,新村', '341621112998,新村')],
      { dryRun: true },
      { within: ['341622'] },
    );
    assert.deepEqual(faultsOf(area), ['areas 3 not_yours']);
  });

  it('of stations maps villages anew from a day on, once', async () => {
    const sheets = [
      sheet('派出所', '派出所编号,派出所名称,值班电话', '341622101,双涧派出所,0558-5110110', 'S2,双涧二所,'),
      sheet('辖村', '村代码,派出所编号,起日', '341622101210,S2,2026-07-01'),
    ];
    assert.deepEqual(counts(await run(sheets)), [
      ['stations', 1, 1, 0],
      ['stationVillages', 0, 1, 0],
    ]);
    const spells = `select from_day, to_day, station from station_village where village = '341622101210' order by from_day`;
    assert.deepEqual(await query(spells), [
      { fromDay: '2013-01-01', toDay: '2026-06-30', station: '341622101' },
      { fromDay: '2026-07-01', toDay: null, station: 'S2' },
    ]);
    assert.deepEqual(counts(await run(sheets)), [
      ['stations', 0, 0, 2],
      ['stationVillages', 0, 0, 1],
    ]);
  });

  it('of any set of postings, repeated, changes nothing the second time', async () => {
    const badges = ['066001', '066002', '066003'];
    await run([sheet('民警', '警号,姓名', ...badges.map((badge) => `${badge},某`))]);
    const line = fc
      .tuple(
        fc.constantFrom(...badges),
        fc.constantFrom('341623101200', '341623101201', '341623101202'),
        fc.constantFrom('包村', '驻村'),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
      )
      .map(
        ([badge, village, duty, month, ends]) =>
          `${badge},${village},${duty},2025-0${month}-01,${ends ? `2025-0${month}-20` : ''}`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
        await query(`delete from assignment where village like '341623101%'`);
        const sheets = [sheet('包村安排', '警号,村代码,方式,起日,止日', ...lines)];
        const first = await run(sheets);
        const second = await run(sheets);
        assert.equal(first.applied, second.applied);
        if (first.applied) assert.deepEqual(counts(second), [['postings', 0, 0, lines.length]]);
        else assert.deepEqual(faultsOf(second), faultsOf(first));
      }),
      { numRuns: 25 },
    );
  });
});
