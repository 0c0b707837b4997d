import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { push, told } from '../../tests/support/pushed.ts';
import { LUNAN, testServer, type TestServer } from '../../tests/support/server.ts';
import { widthOf } from './table.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('commands beside a running server', () => {
  let server: TestServer;
  let month: string;
  before(async () => {
    server = await testServer();
    const officer = await server.person([{ role: 'officer' }]);
    await server.post(officer, LUNAN);
    month = today().slice(0, 7);
    await push(officer, told(`${today()} 00:00`));
  });
  after(() => server.stop());

  const command = (...args: string[]) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const { url, ownerUrl } = server.database;
      const child = spawn(process.execPath, [main, ...args], {
        env: { ...process.env, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, LOG_LEVEL: 'silent', LANG: 'C' },
      });
      let out = '';
      child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
      child.stderr.on('data', (bytes: Buffer) => (out += bytes.toString()));
      child.on('close', (code) => resolve({ code, out }));
    });

  test('scorecard prints the rows of a village, each column below its heading', async () => {
    const { code, out } = await command('scorecard', '--area', LUNAN, '--month', month);
    assert.equal(code, 0, out);
    const lines = out.split('\n');
    const rule = lines.findIndex((line) => line.startsWith('──'));
    const [village, posting] = lines.slice(rule + 1);
    assert.match(village!, /路南村.*\(本村\)/);
    assert.match(posting!, /○ 1\/10/);
    const heading = lines.slice(0, rule).find((line) => line.includes('通报信息'))!;
    const before = (line: string, part: string) => widthOf(line.slice(0, line.indexOf(part)));
    assert.equal(before(posting!, '○ 1/10'), before(heading, '通报信息'));
  });

  test('of a city it is summed by area, in English when asked', async () => {
    const { code, out } = await command('scorecard', '--area', '3416', '--lang', 'en');
    assert.equal(code, 0, out);
    assert.match(out, /Judged by bozhou-2014 1/);
    assert.match(out, /✓ done · ○ still to do/);
  });

  test('an area that does not exist is one sentence and a failure', async () => {
    const { code, out } = await command('scorecard', '--area', '99');
    assert.deepEqual([code, out], [1, '没有这个区域:99\nThere is no such area: 99\n']);
  });

  test('projections are made anew', async () => {
    const { code, out } = await command('projections', 'rebuild');
    assert.equal(code, 0, out);
    assert.match(out, /made anew: 1 cases, \d+ scorecards/);
  });

  test('a policy is put in force, a faulty one refused with every issue', async () => {
    const file = join(server.services.settings.dataDir, 'policy.json');
    await writeFile(file, JSON.stringify({ id: 'X', version: 0 }));
    const refused = await command('policy', 'apply', file, '--area', '3416', '--from', '2026-01-01');
    assert.equal(refused.code, 1);
    for (const path of ['/id', '/version', '/names', '/graceDays', '/clocks', '/duties']) {
      assert.match(refused.out, new RegExp(`✗ ${path} `));
    }
    const applied = await command(
      'policy',
      'apply',
      'policies/recommended.json',
      '--area',
      LUNAN,
      '--from',
      `${month}-01`,
    );
    assert.equal(applied.code, 0, applied.out);
    assert.match((await command('scorecard', '--area', LUNAN)).out, /按 recommended 1/);
  });
});
