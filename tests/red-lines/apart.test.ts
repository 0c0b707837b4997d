import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { declaredClasses } from '../../checks/sql.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

// R7, in the database itself: with the application's role, outside the range that was opened there is nothing – not to read,
// not to change, not to add to. Tried on every village table there is.
const HERE = '341622101210';
const ELSEWHERE = '341621112214';
const tables = [...declaredClasses(fileURLToPath(new URL('../..', import.meta.url)))]
  .filter(([, declared]) => declared?.startsWith('distributed'))
  .map(([name]) => name);

let database: TestDatabase;
let owner: pg.Client;
let application: pg.Client;

before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.superUrl });
  application = new pg.Client({ connectionString: database.url });
  await Promise.all([owner.connect(), application.connect()]);
  await owner.query(`set session_replication_role = 'replica'`);
  for (const table of tables) for (const village of [HERE, ELSEWHERE]) await owner.query(await rowFor(table, village));
});
after(async () => {
  await Promise.all([owner.end(), application.end()]);
  await database.drop();
});

/** Any row the table's checks let in; foreign keys are off here. */
async function rowFor(table: string, village: string): Promise<string> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  );
  const named: Record<string, string> = {
    village: `'${village}'`,
    township: `'${village.slice(0, 9)}'`,
    county: `'${village.slice(0, 6)}'`,
    month: `'2014-10'`,
    posting: `'contact'`,
  };
  const typed: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `'x'`,
    integer: '1',
    bigint: '1',
    boolean: 'false',
    jsonb: `'{}'`,
    bytea: `'\\x00'`,
    ARRAY: `'{}'`,
    date: `'2014-10-20'`,
    'timestamp with time zone': `'2014-10-20T09:00:00+08:00'`,
  };
  const values = rows.map(({ name, type }) => named[name] ?? typed[type] ?? 'null');
  return `insert into "${table}" (${rows.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`;
}

/** As the application, in a transaction that is undone. */
async function within<T>(village: string | null, work: () => Promise<T>): Promise<T> {
  await application.query('begin');
  try {
    if (village !== null) {
      await application.query(`set local app.lo = '${village}'`);
      await application.query(`set local app.hi = '${village}~'`);
    }
    return await work();
  } finally {
    await application.query('rollback');
  }
}

/** Sums of townships have the township where other tables have the village. */
const placeIn = (table: string): { column: string; of: (village: string) => string } =>
  table === 'scorecard_township'
    ? { column: 'township', of: (village) => village.slice(0, 9) }
    : { column: 'village', of: (village) => village };

const placesIn = async (table: string): Promise<string[]> => {
  const { column } = placeIn(table);
  return (await application.query<{ place: string }>(`select ${column} as place from "${table}"`)).rows.map(
    ({ place }) => place,
  );
};

test('R7: there are village tables to try', () => assert.ok(tables.length >= 10));

for (const table of tables) {
  describe(`R7: ${table}`, () => {
    const { column, of } = placeIn(table);
    test('shows nothing before a range is opened', async () => {
      assert.deepEqual(await within(null, () => placesIn(table)), []);
    });

    test('shows the village opened, and no other', async () => {
      assert.deepEqual(await within(of(HERE), () => placesIn(table)), [of(HERE)]);
    });

    test('changes and deletes nothing of another village', async () => {
      const changed = await within(HERE, () =>
        application.query(`update "${table}" set ${column} = ${column} where ${column} = '${of(ELSEWHERE)}'`),
      );
      const deleted = await within(HERE, () =>
        application.query(`delete from "${table}" where ${column} = '${of(ELSEWHERE)}'`),
      );
      assert.deepEqual([changed.rowCount, deleted.rowCount], [0, 0]);
    });

    test('takes no row of another village', async () => {
      const row = await rowFor(table, ELSEWHERE);
      await assert.rejects(
        within(HERE, () => application.query(row)),
        /row-level security/,
      );
    });
  });
}

test('R7: the range does not outlive its transaction', async () => {
  await within(HERE, () => placesIn('entry'));
  assert.deepEqual(await within(null, () => placesIn('entry')), []);
});
