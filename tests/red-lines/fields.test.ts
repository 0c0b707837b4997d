import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { tables } from '../../src/domain/privacy/fields.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

/** `table.column` of everything stored; `migration` is the list of migrations themselves. */
async function stored(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
       and a.attnum > 0 and not a.attisdropped`,
  );
  return rows.map(({ name }) => name).toSorted();
}

const registered = Object.entries(tables)
  .flatMap(([table, { personal, notPersonal }]) =>
    [...Object.keys(personal), ...notPersonal].map((column) => `${table}.${column}`),
  )
  .toSorted();

test('R1: the registry of fields lists every column of the database and no other, each once', async () => {
  const client = new pg.Client(database.superUrl);
  await client.connect();
  try {
    assert.deepEqual(await stored(client), registered);
    await client.query('alter table officer add column tendency text');
    assert.notDeepEqual(await stored(client), registered, 'an unknown column is seen');
  } finally {
    await client.end();
  }
});
