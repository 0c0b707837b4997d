import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { note, push } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer } from '../../../tests/support/server.ts';
import { retention } from '../../domain/privacy/retention.ts';
import { recordIn } from '../audit/audit.ts';
import { sealAudit } from '../audit/seal.ts';
import { AT_THE_START, followOn } from '../audit/verify.ts';
import { expireAudit, retentionOf } from './retention.ts';

describe('settings', () => {
  let server: TestServer;
  let admin: Caller;
  let superuser: pg.Client;
  before(async () => {
    server = await testServer({ at: '2026-01-10T12:00:00.000+08:00' });
    admin = await server.person([{ role: 'admin' }]);
    superuser = new pg.Client({ connectionString: server.database.superUrl });
    await superuser.connect();
  });
  after(async () => {
    await superuser.end();
    await server.stop();
  });

  const put = (body: object) => admin.ask('PUT', '/api/settings/retention', body);
  const job = (name: string) => {
    const found = server.built.jobs.find((each) => each.name === name);
    assert.ok(found, name);
    return found.work(new AbortController().signal);
  };

  test('retention is the longest until it is shortened, and never longer', async () => {
    const { body } = await admin.get('/api/settings/retention');
    assert.deepEqual([body.kept, body.longest, body.auditLeast], [retention, retention, 6]);
    const longer = await put({ otherTexts: { months: 25 }, contact: { daysAfterClosing: 91 }, audit: { months: 5 } });
    assert.equal(longer.status, 422);
    assert.deepEqual(
      longer.body.issues.map(({ path }: { path: string }) => path),
      ['/body/contact/daysAfterClosing', '/body/otherTexts/months', '/body/audit/months'],
    );
    assert.deepEqual(await retentionOf(server.services.db), retention);
  });

  test('retention shortened is obeyed by the nightly job', async () => {
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    await push(officer, note('diary', '2026-01-09', { work: ['talk'] }, { note: '谈心' }));
    const texts = async () =>
      (await superuser.query<{ n: number }>('select count(*)::int as n from entry_text')).rows[0]?.n;
    server.clock.moveTo('2026-05-01T12:00:00.000+08:00');
    await job('journal.expire');
    assert.equal(await texts(), 1, 'by the longest it stays for two years');
    assert.equal((await put({ otherTexts: { months: 3 } })).status, 200);
    assert.equal((await admin.get('/api/settings/retention')).body.kept.otherTexts.months, 3);
    await job('journal.expire');
    assert.equal(await texts(), 0);
    const { rows } = await superuser.query(`select target from audit where action = 'settings.retention'`);
    assert.deepEqual(rows, [{ target: 'otherTexts.months 3' }]);
  });

  test('audit lines past their retention go, their seals stay, and the chain holds', async () => {
    const { db } = server.services;
    const seal = async () => {
      const open = `select exists (select from audit where tx >= pg_snapshot_xmin(pg_current_snapshot())) as open`;
      while ((await superuser.query<{ open: boolean }>(open)).rows[0]?.open) await sleep(20);
      await sealAudit(db, server.clock);
    };
    await seal();
    await put({ audit: { months: 7 } });
    await superuser.query(`update audit_seal set sealed_at = now() - interval '200 days'`);
    assert.equal(await expireAudit(server.services), 0, '200 days are not 7 months');
    await superuser.query(`update audit_seal set sealed_at = now() - interval '8 months'`);
    await recordIn(db, server.clock, [{ account: 'system', action: 'test.young', target: 'x' }]);
    await seal();
    const gone = await expireAudit(server.services);
    assert.ok(gone > 0);
    await seal();
    const follow = async (erasableBefore: string) => {
      let at = AT_THE_START;
      for (;;) {
        const next = await followOn(db, at, { signed: [], erasableBefore });
        if (next === undefined) return at;
        at = next;
      }
    };
    const held = await follow(server.clock.now());
    assert.deepEqual([held.firstBroken, held.erased], [null, gone]);
    assert.equal((await follow('2020-01-01')).firstBroken?.why, 'lines', 'younger lines that are gone are seen');
    await assert.rejects(server.database.pool.query('delete from audit'), /permission denied/);
    const young = await server.database.pool.query(`select expire_audit(now() + interval '1 year') as gone`);
    assert.equal(young.rows[0].gone, 0, 'the function takes none younger than half a year');
  });

  test('the system is told at a glance, without a secret', async () => {
    await job('journal.signHeads');
    const { status, body } = await admin.get('/api/settings/system');
    assert.equal(status, 200);
    assert.equal(body.database.rowsGuarded, true);
    assert.ok(body.database.migrations >= 12 && body.database.bytes > 1e6);
    assert.match(body.holidays.coverageUntil, /^\d{4}-12-31$/);
    assert.deepEqual([body.journals.villages, body.journals.entries], [1, 1]);
    assert.ok(body.signedHeads.last);
    assert.equal(body.singleSignOn, null);
    assert.ok(!JSON.stringify(body).includes('postgres://'));
  });

  test('single sign-on is tried out by asking the issuer for its description', async () => {
    const tried = async () => (await admin.ask('POST', '/api/settings/single-sign-on/test')).body.fault;
    assert.equal(await tried(), 'not_configured');
    let issuer = '';
    const provider = createServer((_, response) => response.end(JSON.stringify({ issuer }))).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const { settings } = server.services;
    settings.oidc = { issuer, clientId: 'x', clientSecret: 'secret', scopes: 'openid', badgeClaim: 'badge' };
    assert.equal(await tried(), null);
    const { body } = await admin.get('/api/settings/system');
    assert.deepEqual(body.singleSignOn, { issuer, clientId: 'x', scopes: 'openid', badgeClaim: 'badge' });
    issuer = 'https://other.example';
    assert.equal(await tried(), 'other_issuer');
    provider.close();
    await once(provider, 'close');
    assert.equal(await tried(), 'unreachable');
    settings.oidc = undefined;
  });

  test('are the administrator’s alone', async () => {
    const others = [
      await server.person([{ role: 'auditor' }]),
      await server.person([
        { role: 'bureau', area: '3416' },
        { role: 'station', area: '341622101' },
      ]),
    ];
    for (const other of others) {
      for (const path of ['retention', 'system', 'webhooks', 'two-factor'])
        assert.equal((await other.get(`/api/settings/${path}`)).status, 403);
      assert.equal((await other.ask('PUT', '/api/settings/retention', {})).status, 403);
    }
  });
});
