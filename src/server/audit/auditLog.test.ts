import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { systemClock } from '../platform/clock.ts';
import { AuditLog } from './auditLog.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

const line = (target: string) => ({ account: 'system', action: 'group.commit', target });

test('readings that arrive together are recorded in few transactions, each before its promise resolves', async () => {
  const log = new AuditLog(database.db, systemClock);
  const seen = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      await log.record(line(String(index)));
      const row = await database.db
        .selectFrom('audit')
        .select('id')
        .where('target', '=', String(index))
        .executeTakeFirst();
      return row !== undefined;
    }),
  );
  assert.ok(seen.every(Boolean));
  const { rows } = await sql<{ rows: number; transactions: number }>`
    select count(*)::int as rows, count(distinct tx)::int as transactions from audit where action = 'group.commit'`.execute(
    database.db,
  );
  assert.equal(rows[0]?.rows, 200);
  assert.ok((rows[0]?.transactions ?? 200) <= 3);
});

test('a reading that cannot be recorded is told so, and later ones are recorded again', async () => {
  const log = new AuditLog(database.db, systemClock);
  await assert.rejects(log.record({ ...line('bad'), account: null as unknown as string }));
  await log.record(line('good'));
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from audit where target in ('bad', 'good')`.execute(database.db);
  assert.equal(rows[0]?.n, 1);
});
