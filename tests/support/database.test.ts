import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from './database.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('a test database is migrated, and the application owns nothing in it', async () => {
  const { rows } = await sql<{ tables: number; owned: number }>`
    select count(*)::int as tables, count(*) filter (where tableowner = current_user)::int as owned
    from pg_tables where schemaname = 'public'`.execute(database.db);
  assert.equal(rows[0]?.owned, 0);
  assert.ok((rows[0]?.tables ?? 0) > 20);
});

test('village data shows only inside the range that was set', async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from journal_head`.execute(database.db);
  assert.equal(rows[0]?.n, 0);
});
