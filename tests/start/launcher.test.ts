import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clear, openFolder, postmasterOf, startProgram } from '../support/program.ts';

const OLDER = fileURLToPath(new URL('../support/olderNode.cjs', import.meta.url));
const folder = openFolder();
after(() => clear(folder));

const BIN = fileURLToPath(new URL('../../bin', import.meta.url));

test('an older Node hands over to the pinned one, which does not outlive it', async () => {
  const program = startProgram({ DATA_DIR: folder }, { node: ['--require', OLDER] });
  const address = await program.ready();
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  const postmaster = postmasterOf(folder);
  program.process.kill('SIGKILL');
  const until = Date.now() + 30_000;
  while (isAlive(postmaster) && Date.now() < until) await sleep(50);
  assert.equal(isAlive(postmaster), false, 'server and database stopped by themselves');
});

test('the exit code of the pinned Node is passed on', async () => {
  const program = startProgram({ DATA_DIR: folder }, { node: ['--require', OLDER] });
  await program.ready();
  program.process.kill('SIGTERM');
  assert.equal(await program.ended(), 0);
  const refused = startProgram({ DATA_DIR: folder, PORT: 'none' }, { node: ['--require', OLDER] });
  assert.equal(await refused.ended(), 1);
});

test('without installed dependencies it says in both languages what to do', () => {
  const bare = mkdtempSync(join(tmpdir(), 'village-beat-bare-'));
  cpSync(BIN, join(bare, 'bin'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(bare, 'bin', 'village-beat.js'), 'start'], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stderr, /npm ci.*\n.*run npm ci/);
  rmSync(bare, { recursive: true, force: true });
});

test('without the pinned Node an older one says in both languages what to do', () => {
  const bare = mkdtempSync(join(tmpdir(), 'village-beat-bare-'));
  cpSync(BIN, join(bare, 'bin'), { recursive: true });
  cpSync(
    fileURLToPath(new URL('../../node_modules/commander', import.meta.url)),
    join(bare, 'node_modules', 'commander'),
    { recursive: true },
  );
  const args = ['--require', OLDER, join(bare, 'bin', 'village-beat.js'), 'start'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /需要 Node 26.*\nNode 26 is needed/);
  rmSync(bare, { recursive: true, force: true });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
