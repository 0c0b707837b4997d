import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { note, push } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, type TestServer, testServer, WULOU } from '../../../tests/support/server.ts';
import { headKey } from '../journal/headKey.ts';
import { signHeads } from '../journal/signedHeads.ts';
import { canonical } from '../../domain/journal/canonical.ts';
import { verificationJob } from './verification.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const SECRET = '张三家后院';

describe('verification for the auditor', () => {
  let server: TestServer;
  let auditor: Caller;
  let superuser: pg.Client;
  let folder: string;

  before(async () => {
    server = await testServer({ at: '2026-11-23T12:00:00.000+08:00' });
    auditor = await server.person([{ role: 'auditor' }]);
    superuser = new pg.Client({ connectionString: server.database.superUrl });
    await superuser.connect();
    folder = mkdtempSync(join(tmpdir(), 'village-beat-proof-'));
    const officer = await server.person([{ role: 'officer' }]);
    for (const village of [LUNAN, WULOU]) {
      await server.post(officer, village);
      const entries = [1, 2, 3].map((hour) =>
        note('diary', `2026-11-20 0${hour}:00`, { work: ['talk'] }, { village, note: SECRET }),
      );
      await push(officer, ...entries);
    }
    const { dataDir } = server.services.settings;
    await signHeads(server.services.db, server.clock, dataDir, headKey(dataDir));
  });
  after(async () => {
    await superuser.end();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const job = () => verificationJob(server.services);
  const ask = async (body: object = {}): Promise<string> => {
    const { status, body: asked } = await auditor.post('/api/audit/verifications', body);
    assert.equal(status, 200, JSON.stringify(asked));
    return asked.id;
  };
  const read = async (id: string) => (await auditor.get(`/api/audit/verifications/${id}`)).body;
  const finished = async (body: object = {}) => {
    const id = await ask(body);
    const { work } = job();
    for (let turns = 0; turns < 50 && (await read(id)).state !== 'done'; turns++)
      await work(new AbortController().signal);
    return read(id);
  };
  const proofOf = async (id: string, query = '') =>
    (await auditor.get(`/api/audit/verifications/${id}/proof${query}`)).body;
  const check = (name: string, content: unknown, ...more: string[]) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    const env = { ...process.env, DATA_DIR: server.services.settings.dataDir };
    // not synchronous: the server in this process would forget its connections meanwhile
    return new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [MAIN, 'audit', 'check-proof', file, ...more], { env }, (error, stdout, stderr) =>
        resolve({ status: error ? error.code : 0, stdout, stderr }),
      );
    });
  };

  test('begins, goes on without anybody looking, and ends with what it found', async () => {
    const id = await ask();
    assert.equal((await read(id)).state, 'waiting');
    const found = await finished();
    assert.equal(found.id, id, 'the same is not begun twice');
    const { state, intact, done, of } = found;
    assert.deepEqual({ state, intact, whole: done === of }, { state: 'done', intact: true, whole: true });
    assert.deepEqual(found.found.journals, { villages: 2, entries: 6, erased: 0, bad: [] });
    const { verifications } = (await auditor.get('/api/audit/verifications')).body;
    assert.equal(verifications[0].id, id);
    assert.equal(verifications[0].askedBy.badge, auditor.badge);
  });

  test('of one area looks at that alone, without the log where it is not asked for', async () => {
    const { area, found } = await finished({ area: LUNAN.slice(0, 6), log: false });
    assert.equal(area.name, '蒙城县');
    assert.deepEqual([found.journals.villages, found.log], [1, null]);
    const refused = await auditor.post('/api/audit/verifications', { area: '999999' });
    assert.equal(refused.body.issues[0].code, 'unknown_area');
  });

  test('is stopped by the auditor, and stays so', async () => {
    const id = await ask({ area: '3416' });
    assert.equal((await auditor.post(`/api/audit/verifications/${id}/cancel`, {})).status, 200);
    await job().work(new AbortController().signal);
    assert.equal((await read(id)).state, 'cancelled');
    assert.equal((await auditor.post(`/api/audit/verifications/${id}/cancel`, {})).status, 404);
    assert.equal((await auditor.get(`/api/audit/verifications/${id}/proof`)).status, 404);
  });

  test('goes on in another process where one that died left it', async () => {
    const id = await ask({ area: '3416', log: false });
    const left = { state: 'running', leased_until: '2026-01-01', steps: 2 };
    await superuser.query(`update verification set state = $1, leased_until = $2, steps = $3 where id = $4`, [
      ...Object.values(left),
      id,
    ]);
    assert.equal((await finished({ area: '3416', log: false })).intact, true);
  });

  test('names the first entry that was altered, and the proof says so', async () => {
    await superuser.query('update entry set on_site = false where village = $1 and number = 2', [LUNAN]);
    const { id, intact, found } = await finished();
    await superuser.query('update entry set on_site = true where village = $1 and number = 2', [LUNAN]);
    assert.equal(intact, false);
    assert.deepEqual(found.journals.bad, [{ village: LUNAN, name: '路南村委会', number: 2, why: 'altered' }]);
    const page = await proofOf(id, '?form=page&lang=zh');
    assert.match(page, /路南村委会\(341622101210\)第2号:记录被改动/);
    assert.equal((await check('bad.html', page)).status, 0, 'a proof of a fault is a proof');
  });

  test('a proof holds without the system; altered, signed by another or made up it does not', async () => {
    const { id } = await finished();
    const proof = await proofOf(id);
    const whole = await check('proof.json', proof);
    assert.equal(whole.status, 0, whole.stdout + whole.stderr);
    assert.match(whole.stdout, /the proof holds.*[\s\S]*entries 6/);
    assert.match(
      (await check('altered.json', { ...proof, endedAt: '2020-01-01T00:00:00.000+08:00' })).stdout,
      /was altered/,
    );
    assert.match((await check('more.json', { ...proof, remark: 'x' })).stdout, /no proof/);
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const other = join(folder, 'other.pem');
    writeFileSync(other, pem);
    assert.match((await check('proof.json', proof, '--key', other)).stdout, /another key/);
    const { sign } = await import('node:crypto');
    const { signature: _, ...rest } = { ...proof, publicKey: pem };
    const forged = { ...rest, signature: sign(null, Buffer.from(canonical(rest)), privateKey).toString('base64') };
    assert.match((await check('forged.json', forged)).stdout, /another key/);
  });

  test('a page that says other than what was signed is refused', async () => {
    const { id } = await finished();
    for (const lang of ['zh', 'en']) {
      const page = await proofOf(id, `?form=page&lang=${lang}`);
      assert.equal((await check(`${lang}.html`, page)).status, 0);
      const altered = await check(`${lang}-altered.html`, page.replace('<td>6</td>', '<td>7</td>'));
      assert.deepEqual([altered.status, /the page says other/.test(altered.stdout)], [1, true]);
    }
  });

  test('says when the signed list itself was altered', async () => {
    const file = join(server.services.settings.dataDir, 'heads.jsonl');
    const list = readFileSync(file, 'utf8');
    writeFileSync(file, list.replace('",3,"', '",2,"'));
    const { intact, found } = await finished();
    writeFileSync(file, list);
    assert.deepEqual([intact, found.signedHeads.faultAt], [false, 1]);
  });

  test('shows the auditor kinds and numbers, no content', async () => {
    const { id } = await finished();
    const all = [
      await proofOf(id),
      await read(id),
      (await auditor.get('/api/audit')).body,
      (await auditor.get('/api/audit/verifications')).body,
    ];
    assert.ok(!JSON.stringify(all).includes(SECRET));
    assert.equal((await auditor.get(`/api/journal?village=${LUNAN}`)).status, 403);
  });

  test('is for the auditor alone', async () => {
    const { id } = await finished();
    const admin = await server.person([{ role: 'admin' }, { role: 'officer' }]);
    for (const path of ['', `/${id}`, `/${id}/proof`])
      assert.equal((await admin.get(`/api/audit/verifications${path}`)).status, 403);
    assert.equal((await admin.post('/api/audit/verifications', {})).status, 403);
  });

  test('what one account did in a village is counted by action', async () => {
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    for (let times = 0; times < 3; times++) await officer.get(`/api/journal?village=${LUNAN}`);
    await officer.get(`/api/cases?area=${LUNAN}`);
    const day = server.clock.now().slice(0, 10);
    const { body } = await auditor.get(
      `/api/audit/counts?account=${officer.id}&village=${LUNAN}&from=${day}&to=${day}`,
    );
    assert.deepEqual(
      body.actions.map(({ action, times }: { action: string; times: number }) => [action, times]),
      [
        ['cases.read', 1],
        ['journal.read', 3],
      ],
    );
  });
});
