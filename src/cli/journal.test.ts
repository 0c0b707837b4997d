import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { headKey } from '../server/journal/headKey.ts';
import { signHeads } from '../server/journal/signedHeads.ts';
import { systemClock } from '../server/platform/clock.ts';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { appendOver, layAreas, layOfficer, LUNAN, visit, WULOU } from '../../tests/support/journal.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

describe('village-beat journal', () => {
  let database: TestDatabase;
  let dataDir: string;
  before(async () => {
    database = await testDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'village-beat-journal-'));
    const { append } = appendOver(database);
    await layAreas(database);
    const officer = await layOfficer(database, { villages: [LUNAN, WULOU] });
    await append.push([1, 2, 3].map((day) => visit(officer, { note: `第${day}天` })));
    await append.push([visit(officer, { village: WULOU })]);
    await signHeads(database.db, systemClock, dataDir, headKey(dataDir));
  });
  after(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  const run = (...words: string[]) =>
    spawnSync(process.execPath, [MAIN, 'journal', ...words], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        LOG_LEVEL: 'silent',
      },
    });

  test('verify proves every journal, and names the first bad entry of one that was altered', async () => {
    const whole = run('verify');
    assert.equal(whole.status, 0, whole.stderr);
    assert.match(whole.stdout, /villages 2 · .*entries 4/);
    const superuser = new pg.Client({ connectionString: database.superUrl });
    await superuser.connect();
    await superuser.query('update entry set on_site = false where village = $1 and number = 2', [LUNAN]);
    const broken = run('verify');
    const village = run('verify', '--village', LUNAN);
    const other = run('verify', '--village', WULOU);
    await superuser.query('update entry set on_site = true where village = $1 and number = 2', [LUNAN]);
    await superuser.end();
    assert.equal(broken.status, 1);
    assert.match(broken.stdout, new RegExp(`${LUNAN}: .*2: the entry was altered`));
    assert.deepEqual([village.status, other.status], [1, 0]);
  });

  test('an export verifies by itself, and no longer once a letter of it is changed', async () => {
    const file = join(dataDir, 'lunan.jsonl');
    const written = run('export', '--village', LUNAN, '--out', file);
    assert.equal(written.status, 0, written.stderr);
    assert.equal(run('verify', '--file', file).status, 0);
    const streamed = run('export', '--village', LUNAN);
    assert.equal(streamed.stdout.trim().split('\n').length, 4);
    writeFileSync(file, readFileSync(file, 'utf8').replace('第2天', '第9天'));
    const changed = run('verify', '--file', file);
    assert.equal(changed.status, 1);
    assert.match(changed.stdout, /text \(2\)/);
    const lines = await database.db.selectFrom('audit').selectAll().where('action', '=', 'journal.export').execute();
    assert.equal(lines.length, 2);
  });

  test('an altered list of signed heads proves nothing, and says so', () => {
    const file = join(dataDir, 'heads.jsonl');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('",3,"', '",2,"'));
    const { status, stderr, stdout } = run('verify');
    writeFileSync(file, text);
    assert.equal(status, 1);
    assert.match(stderr + stdout, /Line 1 of the signed heads was altered/);
  });
});
