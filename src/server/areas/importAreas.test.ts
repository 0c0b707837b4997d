import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import type { Sheet } from '../../domain/imports/sheet.ts';
import { batchesOf, runImport } from '../imports/runImport.ts';
import { tellOthers } from '../people/signIn.ts';
import { systemClock } from '../platform/clock.ts';
import { loadBozhou } from './bozhou.ts';
import { areaImporter } from './importAreas.ts';

const setting = { clock: systemClock, signIn: { changed: tellOthers } };
const HEAD = '代码,名称,类型,官方代码,纳入一村一警,纳入日期,退出日期,撤销日期,并入';
const sheet = (...lines: string[]): Sheet => ({ name: '区域', rows: [HEAD, ...lines].map((line) => line.split(',')) });

describe('importing areas', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
    await loadBozhou({ ...setting, db: database.db });
  });
  after(() => database.drop());

  const run = (...lines: string[]) =>
    runImport(database.db, batchesOf([areaImporter('2026-01-01')], [sheet(...lines)]), {
      ...{ ...setting, by: { account: 'system' }, within: [''], origin: 'test', progress: () => undefined },
    });
  const query = async (text: string) =>
    (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(database.db)).rows;
  const faultsOf = async (...lines: string[]) => (await run(...lines)).faults.map(({ row, code }) => `${row} ${code}`);
  const counts = async (...lines: string[]) =>
    (await run(...lines)).sheets.map(({ added, changed, unchanged }) => [added, changed, unchanged])[0];

  it('takes functional zones with letters, whatever the order of the rows, with a station for each township', async () => {
    const zone = [
      '3416Z1001201,新庄村,村,无,,,,,',
      '3416Z1,高新区,,,,,,,',
      '3416Z1001,高新区一办,,,,,,,',
      '3416Z10012A1,园区居委会,社区,,是,2026-03-01,,,',
    ];
    assert.deepEqual(await counts(...zone), [4, 0, 0]);
    assert.deepEqual(
      await query(
        `select a.id, level, type, official_code, s.from_day from area a left join scheme_period s on s.area = a.id where a.id like '3416Z1%' order by a.id`,
      ),
      [
        { id: '3416Z1', level: 'county', type: null, officialCode: null, fromDay: null },
        { id: '3416Z1001', level: 'township', type: null, officialCode: null, fromDay: null },
        { id: '3416Z1001201', level: 'village', type: 'village', officialCode: null, fromDay: '2026-01-01' },
        { id: '3416Z10012A1', level: 'village', type: 'community', officialCode: null, fromDay: '2026-03-01' },
      ],
    );
    assert.deepEqual(await query(`select name from station where id = '3416Z1001'`), [{ name: '高新区一办派出所' }]);
    assert.deepEqual(await counts(...zone), [0, 0, 4]);
  });

  it('lets a village of a zone take over the official code of the one it continues, in one list', async () => {
    assert.deepEqual(await faultsOf('3416Z1001203,乙村,村,341622101211,,,,,'), ['2 official_code_taken']);
    assert.deepEqual(
      await faultsOf('3416Z1001203,乙村,村,341622101211,,,,,', '341622101211,旧村,,,,,,2026-06-01,3416Z1001203'),
      [],
    );
    assert.deepEqual(
      await query(`select id, closed_on, successor from area where official_code = '341622101211' order by id`),
      [
        { id: '341622101211', closedOn: '2026-06-01', successor: '3416Z1001203' },
        { id: '3416Z1001203', closedOn: null, successor: null },
      ],
    );
  });

  it('ends the postings of a closed village the day before, with a warning; one that would begin later is a fault', async () => {
    const officer = uuidv7();
    await query(`insert into officer (id, badge, name, created_at) values ('${officer}', '067001', '甲', now())`);
    const post = (from: string) =>
      query(
        `insert into assignment (id, officer, village, duty, lead, from_day, created_at) values ('${uuidv7()}', '${officer}', '341622101212', 'contact', true, '${from}', now())`,
      );
    await post('2026-01-01');
    await post('2026-09-01');
    assert.deepEqual(await faultsOf('341622101212,撤并村,,,,,,2026-08-01,'), ['2 posted_after_closing']);
    await query(`delete from assignment where from_day = '2026-09-01'`);
    const report = await run('341622101212,撤并村,,,,,,2026-08-01,');
    assert.deepEqual(
      report.warnings.map(({ code }) => code),
      ['postings_ended'],
    );
    assert.deepEqual(await query(`select to_day from assignment where village = '341622101212'`), [
      { toDay: '2026-07-31' },
    ]);
  });

  it('changes the time in the scheme only of rows that speak of it', async () => {
    const spell = () => query(`select from_day, to_day from scheme_period where area = '341622101213'`);
    assert.deepEqual(await counts('341622101213,改名村,,,,,,,'), [0, 1, 0]);
    assert.deepEqual(await spell(), [{ fromDay: '2014-06-30', toDay: null }]);
    assert.deepEqual(await counts('341622101213,改名村,,,是,2015-01-01,2025-12-31,,'), [0, 1, 0]);
    assert.deepEqual(await spell(), [{ fromDay: '2015-01-01', toDay: '2025-12-31' }]);
    assert.deepEqual(await counts('341622101213,改名村,,,否,,,,'), [0, 1, 0]);
    assert.deepEqual(await spell(), []);
    assert.deepEqual(await counts('341622101213,改名村,,,否,,,,'), [0, 0, 1]);
  });

  it('names each fault of a list', async () => {
    assert.deepEqual(
      await faultsOf(
        '341622999201,孤村,,,,,,,',
        '341622101214,,,,,,,,',
        '34162210121,短,,,,,,,',
        '341622101,双涧镇,村,,,,,,',
        '341622101215,并村,,,,,,,341622101216',
        '341622101216,并村,,,,,,2026-01-01,341622101216',
        '341622101217,并村,,,,,,2026-01-01,341622101999',
        '341622101218,并村,,,,,,2026-01-01,341622101212',
        '341622101219,两次,,,,,,,',
        '341622101219,两次,,,,,,,',
        '341622101220,反,,,是,2026-02-01,2026-01-01,,',
        '341622101221,码,镇,三四,,,,,',
      ),
      [
        '2 unknown_parent',
        '3 missing',
        '4 bad_area_id',
        '5 type_not_for_level',
        '6 successor_without_day',
        '7 bad_successor',
        '8 unknown_successor',
        '9 bad_successor',
        '11 row_twice',
        '12 end_before_start',
        '13 bad_word',
        '13 bad_official_code',
      ],
    );
  });
});
