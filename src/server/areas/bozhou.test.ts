import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { systemClock } from '../platform/clock.ts';
import { tellOthers } from '../people/signIn.ts';
import { loadBozhou } from './bozhou.ts';

describe('Bozhou', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
    await loadBozhou(parts());
  });
  after(() => database.drop());
  const parts = () => ({ db: database.db, clock: systemClock, signIn: { changed: tellOthers } });

  const count = async (query: string): Promise<unknown[]> =>
    (await database.pool.query({ text: query, rowMode: 'array' })).rows;

  it('has 312, 384, 301 and 363 villages and communities in its counties, 1,360 in all', async () => {
    const rows = await count(
      `select left(id, 6), count(*)::int from area where level = 'village' group by 1 order by 1`,
    );
    assert.deepEqual(rows, [
      ['341602', 312],
      ['341621', 384],
      ['341622', 301],
      ['341623', 363],
    ]);
  });

  it('has 989 villages in the scheme, from the day the city joined it', async () => {
    assert.deepEqual(await count('select from_day, count(*)::int from scheme_period where to_day is null group by 1'), [
      ['2014-06-30', 989],
    ]);
  });

  it('knows Lunan and Wulou, the villages the source tells of', async () => {
    const rows = await count(
      `select id, name, type, official_code from area where id in ('341622101210', '341621112214') order by id`,
    );
    assert.deepEqual(rows, [
      ['341621112214', '武楼村委会', 'village', '341621112214'],
      ['341622101210', '路南村委会', 'village', '341622101210'],
    ]);
  });

  it('has a police station for each of its 96 townships, with all its villages', async () => {
    assert.deepEqual(await count('select count(*)::int from station join area using (id)'), [[96]]);
    assert.deepEqual(await count('select count(*)::int from station_village where station = left(village, 9)'), [
      [1360],
    ]);
  });

  it('loaded again changes nothing', async () => {
    const { sheets, applied } = await loadBozhou(parts());
    assert.deepEqual(sheets, [{ sheet: 'areas', rows: 1462, added: 0, changed: 0, unchanged: 1462 }]);
    assert.equal(applied, true);
  });
});
