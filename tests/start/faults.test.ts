import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { oldPostgres } from '../support/oldPostgres.ts';
import { clear, databaseFolder, openFolder, runProgram, startProgram } from '../support/program.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0;
const empty = openFolder();
after(() => clear(empty));

/** It ends by itself, with a code that is not 0 and one sentence in each language. */
async function refuses(environment: Record<string, string | undefined>, zh: RegExp, en: RegExp): Promise<void> {
  const { output, code } = await runProgram({ DATA_DIR: empty, ...environment });
  assert.equal(code, 1, output);
  const lines = output.trim().split('\n');
  assert.equal(lines.length, 2, output);
  assert.match(lines[0] ?? '', zh);
  assert.match(lines[1] ?? '', en);
}

test('a port in use ends the start before a database is touched', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  await refuses({ PORT: String(port) }, /端口\d+已被其他程序占用/, /Port \d+ is in use/);
  other.close();
  assert.equal(statSync(join(empty, 'database.json'), { throwIfNoEntry: false }), undefined);
});

test('an address of another machine ends the start', () =>
  refuses({ HOST: '192.0.2.1' }, /无法在/, /Cannot listen on/));

test('a database that does not answer ends the start, and the password is not shown', async () => {
  const url = 'postgres://someone:geheim@127.0.0.1:9/village';
  await refuses({ DATABASE_URL: url }, /无法使用数据库 127\.0\.0\.1:9\/village/, /Cannot use the database(?!.*geheim)/);
});

test('PostgreSQL 14 is too old', async () => {
  const old = await oldPostgres(140_012);
  await refuses({ DATABASE_URL: old.url }, /PostgreSQL 14,至少需要 15/, /PostgreSQL 14; 15 or newer/);
  old.stop();
});

test('every faulty setting is named', async () => {
  const faulty = { PORT: 'abc', DEMO: 'yes', TRUST_PROXY: '-1', SEALING_KEY: 'short', DATABASE_URL: 'mysql://x' };
  const { output, code } = await runProgram({ ...faulty, DATA_DIR: empty });
  assert.equal(code, 1);
  for (const name of Object.keys(faulty)) assert.match(output, new RegExp(`^${name}: `, 'm'));
});

test('production does not start without a sealing key of its own', async () => {
  const { output, code } = await runProgram({ NODE_ENV: 'production', DATA_DIR: empty });
  assert.equal(code, 1);
  assert.match(output, /^SEALING_KEY: .*production/m);
});

test('a full disk ends the start with one sentence', async (t) => {
  const folder = openFolder();
  const mounted =
    asRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', folder]).status === 0;
  try {
    // without the right to mount a small disk, a limit on the size of files stands in for it
    const environment = mounted ? { DATA_DIR: folder } : { DATA_DIR: folder, FILE_LIMIT: '4000' };
    if (!mounted) t.diagnostic('no small disk could be mounted');
    await refuses(environment, /磁盘已满/, /The disk of .* is full/);
  } finally {
    if (mounted) spawnSync('umount', [folder]);
    await clear(folder);
  }
});

test('a data folder of someone else’s ends the start', async () => {
  const folder = asRoot ? join(empty, 'lock.file') : '/village-beat';
  if (asRoot) writeFileSync(folder, '');
  await refuses({ DATA_DIR: join(folder, 'data') }, /不可写/, /cannot be written/);
});

test('a data folder where no folder can ever be ends the start', async (t) => {
  if (process.platform !== 'linux') return t.diagnostic('only Linux has /proc');
  await refuses({ DATA_DIR: '/proc/village-beat/data' }, /不可写/, /cannot be written/);
});

test('an ordinary user starts it with a data folder of their own', async (t) => {
  if (!asRoot) return t.diagnostic('the other tests here ran as an ordinary user');
  const project = fileURLToPath(new URL('../..', import.meta.url));
  if (spawnSync('/bin/ls', [project], NOBODY).status !== 0)
    return t.diagnostic('the project lies below a closed folder');
  const folder = openFolder();
  chownSync(folder, NOBODY.uid, NOBODY.gid);
  const program = startProgram({ DATA_DIR: folder }, NOBODY);
  const address = await program.ready();
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  assert.equal(statSync(databaseFolder(folder)).uid, NOBODY.uid);
  await clear(folder, program);
});

test('below a closed home folder root puts the database where its account can enter, and says so', async (t) => {
  if (!asRoot) return t.diagnostic('only root has this case');
  const home = mkdtempSync(join(tmpdir(), 'village-beat-home-'));
  chmodSync(home, 0o700);
  const folder = join(home, 'data');
  mkdirSync(folder);
  const program = startProgram({ DATA_DIR: folder });
  const address = await program.ready();
  assert.match(program.output(), /lies below a closed folder: the database goes to \/var\/lib\/village-beat\//);
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  for (const name of ['sealing.key', 'database.json']) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
  await clear(folder, program);
  rmSync(home, { recursive: true, force: true });
});
