import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import type { Database } from '../platform/db/database.ts';
import { recordIn } from './audit.ts';
import { sealAudit } from './seal.ts';
import { AT_THE_START, type HeldTo, concluded, followOn } from './verify.ts';

async function verifyAudit(db: Database, signed: HeldTo['signed'], erasableBefore = '') {
  for (let at = AT_THE_START; ;) {
    const next = await followOn(db, at, { signed, erasableBefore });
    if (next === undefined) return concluded(db, at);
    at = next;
  }
}

describe('the audit log', () => {
  let server: TestServer;
  let auditor: Caller;
  let superuser: pg.Client;

  before(async () => {
    server = await testServer();
    auditor = await server.person([{ role: 'auditor' }]);
    superuser = new pg.Client({ connectionString: server.database.superUrl });
    await superuser.connect();
  });
  after(async () => {
    await superuser.end();
    await server.stop();
  });

  const record = (action: string, target = 'x') =>
    recordIn(server.services.db, server.clock, [{ account: 'system', action, target, village: LUNAN }]);
  const sealNow = () => sealAudit(server.services.db, server.clock);
  /** Transactions of other tests on the same PostgreSQL, whatever their database, hold sealing back: they end first. */
  const seal = async () => {
    const open = `select exists (select from audit where tx >= pg_snapshot_xmin(pg_current_snapshot())) as open`;
    while ((await superuser.query<{ open: boolean }>(open)).rows[0]?.open) await sleep(20);
    return sealNow();
  };

  test('is chained batch by batch and verifies', async () => {
    for (let line = 0; line < 5; line++) await record('test.first');
    const first = await seal();
    await record('test.second');
    assert.ok(first >= 5);
    assert.equal(await seal(), 1);
    const found = await verifyAudit(server.services.db, []);
    assert.equal(found.intact, true);
    assert.equal(found.seals, 2);
    assert.equal(found.unsealed, 0);
  });

  test('a line of a transaction still under way does not slip into a sealed batch', async () => {
    const waiting = new pg.Client({ connectionString: server.database.superUrl });
    await waiting.connect();
    await waiting.query('begin');
    await waiting.query(
      `insert into audit (id, at, account, action) values (gen_random_uuid(), now(), 'system', 'test.slow')`,
    );
    await record('test.quick');
    await sealNow();
    await waiting.query('commit');
    await waiting.end();
    await seal();
    const found = await verifyAudit(server.services.db, []);
    assert.deepEqual([found.intact, found.unsealed], [true, 0]);
  });

  test('the application role can neither change nor take away a line or a seal', async () => {
    for (const table of ['audit', 'audit_seal']) {
      for (const statement of [`update ${table} set digest = ''`, `delete from ${table}`, `truncate ${table}`]) {
        const denied = statement.replace("set digest = ''", table === 'audit' ? "set action = ''" : "set digest = ''");
        await assert.rejects(server.database.pool.query(denied), /permission denied/, denied);
      }
    }
  });

  const tampering: { fact: string; sql: string; why: string }[] = [
    { fact: 'a line altered', sql: `update audit set target = 'y' where action = 'test.first'`, why: 'digest' },
    { fact: 'a line taken away', sql: `delete from audit where action = 'test.second'`, why: 'lines' },
    {
      fact: 'a line slipped in',
      sql: `insert into audit (id, at, account, action, tx) select gen_random_uuid(), now(), 'system', 'test.late', from_tx from audit_seal where number = 1`,
      why: 'lines',
    },
    { fact: 'a seal taken away', sql: 'delete from audit_seal where number = 1', why: 'gap' },
  ];
  for (const { fact, sql, why } of tampering) {
    test(`${fact} by the superuser is found`, async () => {
      await superuser.query('begin');
      await superuser.query(sql);
      await superuser.query('commit');
      const found = await verifyAudit(server.services.db, []);
      assert.equal(found.intact, false);
      assert.equal(found.firstBroken?.why, why);
      await restore();
    });
  }

  /** Each case starts from an intact log: the superuser empties it and it is recorded anew. */
  async function restore(): Promise<void> {
    await superuser.query('delete from audit_seal');
    await superuser.query('delete from audit');
    await record('test.first');
    await seal();
    await record('test.second');
    await seal();
  }

  test('seals whose transactions differ in the length of their numbers hold side by side', async () => {
    await superuser.query('delete from audit_seal');
    await superuser.query('delete from audit');
    for (const batch of [['98'], ['99', '100'], ['201', '102']]) {
      for (const tx of batch)
        await superuser.query(
          `insert into audit (id, at, account, action, tx) values (gen_random_uuid(), now(), 'system', 'test.length', $1::xid8)`,
          [tx],
        );
      await sealNow();
    }
    const { intact, seals, lines } = await verifyAudit(server.services.db, []);
    assert.deepEqual({ intact, seals, lines }, { intact: true, seals: 3, lines: 5 });
  });

  test('a log cut or made anew is found by the signed seals', async () => {
    await restore();
    const { seals, digest } = await verifyAudit(server.services.db, []);
    const signed = [{ number: seals, digest }];
    assert.equal((await verifyAudit(server.services.db, signed)).intact, true);
    await superuser.query(`delete from audit_seal where number = ${seals}`);
    assert.equal((await verifyAudit(server.services.db, signed)).firstBroken?.why, 'cut');
    await restore();
    assert.equal((await verifyAudit(server.services.db, signed)).firstBroken?.why, 'signedDiffers');
  });

  test('the auditor searches by account, action, village and day, and the search is recorded itself', async () => {
    await restore();
    const found = await auditor.get(`/api/audit?action=test&village=${LUNAN.slice(0, 6)}`);
    assert.deepEqual(
      found.body.lines.map((line: { action: string }) => line.action),
      ['test.second', 'test.first'],
    );
    const page = await auditor.get('/api/audit?action=test&limit=1');
    const rest = await auditor.get(`/api/audit?action=test&limit=1&before=${page.body.next}`);
    assert.equal(rest.body.lines[0].action, 'test.first');
    assert.deepEqual((await auditor.get('/api/audit?action=test&village=3501')).body.lines, []);
    const own = await auditor.get(`/api/audit?account=${auditor.id}&action=audit.read`);
    assert.ok(own.body.lines.length >= 1);
  });

  test('nobody but the auditor reads the log', async () => {
    const bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    assert.equal((await bureau.get('/api/audit')).status, 403);
    assert.equal((await server.nobody.get('/api/audit')).status, 401);
  });
});
