import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { firstBreak, START } from '../../domain/journal/chain.ts';
import type { Person } from '../../domain/people/roles.ts';
import { connect, type Connection, everything, scoped } from '../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, FAR, LUNAN, layAreas, layOfficer, visit, WULOU } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';
import { sha256 } from './digest.ts';
import { chainedOf, entryColumns, type EntryRow } from './rows.ts';
import { sql } from 'kysely';

/** Several servers on one database, each with pools and a queue of its own. */
describe('appends that race', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  const connections: Connection[] = [];
  const servers: Append[] = [];
  let officer: Person;
  before(async () => {
    database = await testDatabase();
    superuser = new pg.Client({ connectionString: database.superUrl });
    await superuser.connect();
    for (let index = 0; index < 3; index += 1) {
      const connection = connect(database.url, 4);
      connections.push(connection);
      servers.push(appendOver(connection).append);
    }
    await layAreas(database);
    officer = await layOfficer(database, { villages: [LUNAN, WULOU, FAR] });
  });
  after(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await superuser.end();
    await database.drop();
  });

  const stored = (village: string) =>
    scoped(database.db, everything, async (tx) => {
      const { rows } = await sql<EntryRow>`
        select ${entryColumns} from entry e where village = ${village} order by number`.execute(tx);
      return rows;
    });
  const holds = async (village: string) => {
    const rows = await stored(village);
    const entries = rows.map((row) => ({ ...chainedOf(row), digest: row.digest }));
    assert.equal(firstBreak({ number: 0, digest: START }, entries, sha256), null);
    const head = await superuser.query('select number, digest from journal_head where village = $1', [village]);
    assert.deepEqual(head.rows[0], { number: rows.length, digest: rows.at(-1)?.digest ?? START });
    return rows;
  };

  test('numbers have no gaps and the chain holds, whoever pushes what where at once', async () => {
    const push = fc.record({
      server: fc.nat(2),
      villages: fc.array(fc.constantFrom(LUNAN, WULOU, FAR), { minLength: 1, maxLength: 8 }),
    });
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(push, { minLength: 1, maxLength: 20 }), async (pushes) => {
        const all = await Promise.all(
          pushes.map(({ server, villages }) =>
            servers[server]!.push(villages.map((village) => visit(officer, { village, note: village }))),
          ),
        );
        sent += all.flat().length;
        assert.ok(all.flat().every(({ status }) => status === 'accepted'));
      }),
      { numRuns: 12 },
    );
    let found = 0;
    for (const village of [LUNAN, WULOU, FAR]) found += (await holds(village)).length;
    assert.equal(found, sent);
  });

  test('an entry pushed many times at once is stored once, and every answer names its number', async () => {
    for (let round = 0; round < 8; round += 1) {
      const entry = visit(officer, { note: `第${round}次` });
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => servers[index % 3]!.push([entry, visit(officer, { village: WULOU })])),
      );
      const own = answers.map(([first]) => first!);
      assert.equal(own.filter(({ status }) => status === 'accepted').length, 1);
      assert.equal(own.filter(({ status }) => status === 'duplicate').length, 11);
      assert.equal(new Set(own.map((answer) => 'number' in answer && answer.number)).size, 1);
    }
    await holds(LUNAN);
    await holds(WULOU);
  });

  test('one id sent for three villages of two counties at once is taken by one of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = uuidv7();
      const answers = await Promise.all(
        [LUNAN, WULOU, FAR].map((village, index) =>
          servers[index]!.push([
            visit(officer, { village }),
            visit(officer, { id, village }),
            visit(officer, { village }),
          ]),
        ),
      );
      const own = answers.map(([, middle]) => middle!);
      assert.equal(own.filter(({ status }) => status === 'accepted').length, 1);
      assert.equal(own.filter((answer) => 'code' in answer && answer.code === 'idInUse').length, 2);
      for (const [first, , last] of answers) assert.deepEqual([first?.status, last?.status], ['accepted', 'accepted']);
    }
    for (const village of [LUNAN, WULOU, FAR]) await holds(village);
  });

  test('a row the database refuses fails nobody else of its group', async () => {
    await superuser.query(`alter table entry_text add constraint poison check (text <> 'poison')`);
    const pushes = Array.from({ length: 9 }, (_, index) => [
      visit(officer, { note: index === 4 ? 'poison' : `${index}` }),
    ]);
    const answers = await Promise.all(pushes.map((push) => servers[0]!.push(push)));
    await superuser.query('alter table entry_text drop constraint poison');
    assert.deepEqual(
      answers.map(([answer]) => answer!.status),
      answers.map((_, index) => (index === 4 ? 'refused' : 'accepted')),
    );
    const again = await servers[0]!.push(pushes[4]!);
    assert.equal(again[0]?.status, 'accepted', 'nothing of the refused one was left behind');
    await holds(LUNAN);
  });

  test('connections killed while appends are under way lose and double nothing', async () => {
    const entries = Array.from({ length: 120 }, (_, index) => visit(officer, { note: `${index}` }));
    let killing = true;
    const killer = (async () => {
      while (killing) {
        await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'village_beat_app' and state <> 'idle'`);
        await sleep(3);
      }
    })();
    const attempt = (index: number) => servers[index % 3]!.push([entries[index]!]).catch(() => undefined);
    await Promise.all(entries.map((_, index) => attempt(index)));
    killing = false;
    await killer;
    const answers = await Promise.all(entries.map((_, index) => servers[(index + 1) % 3]!.push([entries[index]!])));
    assert.ok(answers.every(([answer]) => answer?.status === 'accepted' || answer?.status === 'duplicate'));
    const rows = await holds(LUNAN);
    const ids = new Set(entries.map(({ sent }) => sent.id));
    assert.equal(rows.filter(({ id }) => ids.has(id)).length, 120);
  });
});
