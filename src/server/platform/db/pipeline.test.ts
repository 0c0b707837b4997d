import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPooler } from '../../../../tests/support/pooler.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { connect, everything } from './database.ts';
import { fixed } from './fixed.ts';
import { pipelined, pipelinedEach, sendingIn } from './pipeline.ts';

const claim = (id: string, village = '341622101210') => fixed`
  insert into entry_place (id, county, village, held) values (${id}, '341622', ${village}, false)`;
const ID = (last: number) => `01a20931-bbfa-7200-a32e-00000000000${last}`;

describe('a pipelined transaction', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  before(async () => {
    database = await testDatabase();
    superuser = new pg.Client({ connectionString: database.superUrl });
    await superuser.connect();
  });
  after(async () => {
    await superuser.end();
    await database.drop();
  });
  const placed = async () =>
    (await superuser.query('select id from entry_place order by id')).rows.map(({ id }) => Number(id.slice(-1)));
  const run = <T>(work: Parameters<typeof pipelined<T>>[3]) =>
    pipelined(database.pipelines, database.db, everything, work);

  test('commits what was sent without waiting, and answers in order', async () => {
    const [one, two] = await run(async (pipeline) => {
      void pipeline.send(claim(ID(1)));
      return Promise.all([
        pipeline.send(fixed<{ firstNumber: number }>`select 1 as first_number`),
        pipeline.send(fixed<{ id: string }>`select id from entry_place`),
      ]);
    });
    assert.deepEqual([one, two], [[{ firstNumber: 1 }], [{ id: ID(1) }]]);
    assert.deepEqual(await placed(), [1]);
  });

  const failures: [fact: string, failing: () => ReturnType<typeof fixed>][] = [
    ['a statement the database refuses, in the middle and unawaited', () => claim(ID(1))],
    ['a row outside the range', () => claim(ID(3), '')],
    ['values that cannot be written', () => fixed`select ${{ toPostgres: () => assert.fail('no value') }}::text`],
    ['a statement that cannot be built', () => null as unknown as ReturnType<typeof fixed>],
  ];
  for (const [fact, failing] of failures) {
    test(`${fact}: nothing is committed, and the next transaction is sound`, async () => {
      await assert.rejects(
        run(async (pipeline) => {
          void pipeline.send(claim(ID(4)));
          void pipeline.send(failing());
          void pipeline.send(claim(ID(5)));
        }),
      );
      assert.deepEqual(await placed(), [1]);
      const rows = await run((pipeline) => pipeline.send(fixed<{ two: number }>`select 2 as two`));
      assert.deepEqual(rows, [{ two: 2 }]);
    });
  }

  test('a connection killed between two statements fails its transaction, not the process', async () => {
    await assert.rejects(
      run(async (pipeline) => {
        const [row] = await pipeline.send(fixed<{ pid: number }>`select pg_backend_pid() as pid`);
        await superuser.query('select pg_terminate_backend($1)', [row?.pid]);
        await sleep(50);
        await pipeline.send(claim(ID(6)));
      }),
    );
    assert.deepEqual(await placed(), [1]);
  });

  test('each range sees its own, in one transaction', async () => {
    const ranges = ['341621', '341622'].map((lo) => ({ lo, hi: `${lo}~` }));
    const read = fixed<{ id: string }>`select id from entry_place`;
    const found = await pipelinedEach(database.pipelines, database.db, ranges, (pipeline) => pipeline.send(read));
    assert.deepEqual(
      found.map((rows) => rows.length),
      [0, 1],
    );
  });

  test('work written for a pipeline runs inside a transaction of the caller', async () => {
    const failed = database.db.transaction().execute((tx) =>
      sendingIn(tx, async (sender) => {
        void sender.send(fixed`set local app.lo = ''`);
        void sender.send(fixed`set local app.hi = '~'`);
        void sender.send(claim(ID(7)));
        void sender.send(claim(ID(1)));
      }),
    );
    await assert.rejects(failed);
    assert.deepEqual(await placed(), [1]);
  });

  const kept = async (connection: Pick<TestDatabase, 'pipelines' | 'db'>) => {
    const statement = fixed<{ names: number }>`select count(*)::int as names from pg_prepared_statements`;
    const read = () =>
      pipelined(connection.pipelines, connection.db, everything, (pipeline) => pipeline.send(statement));
    await read();
    return (await read())[0]?.names;
  };

  test('on a connection of PostgreSQL itself, a fixed statement is planned once', async () => {
    const own = connect(database.url);
    assert.equal(await kept(own), 1);
    await own.close();
  });

  test('behind a pooler nothing is prepared: the next transaction may run on another connection', async () => {
    const pooler = await startPooler(database.url);
    const pooled = connect(pooler.url);
    assert.equal(await kept(pooled), 0);
    await pooled.close();
    pooler.stop();
  });
});
