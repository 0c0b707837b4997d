import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { AlreadyRunning, lockFolder } from './lock.ts';
import { markOf } from './processes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'village-beat-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder has one owner at a time', () => {
  const lock = lockFolder(folder);
  assert.throws(() => lockFolder(folder), AlreadyRunning);
  lock.release();
  lockFolder(folder).release();
  assert.deepEqual(readdirSync(folder), []);
});

const abandoned: [string, string][] = [
  ['a process that is gone', '4194304 boot 1'],
  ['an earlier process of the same number', `${process.pid} boot 1`],
  [
    'an earlier boot of the machine',
    (markOf(process.pid) ?? '').replace(/ \S+ /, ' 00000000-0000-0000-0000-000000000000 '),
  ],
  ['nobody, cut short while written', ''],
];
for (const [whose, content] of abandoned) {
  test(`the lock of ${whose} is taken over`, () => {
    writeFileSync(join(folder, 'lock'), content);
    const lock = lockFolder(folder);
    assert.equal(readFileSync(join(folder, 'lock'), 'utf8'), markOf(process.pid));
    lock.release();
  });
}

test('of many that find an abandoned lock at the same time one gets it', async () => {
  writeFileSync(join(folder, 'lock'), '4194304 boot 1');
  const script = `
    import { lockFolder } from '${new URL('./lock.ts', import.meta.url).href}';
    try { lockFolder(process.argv[1]); console.log('mine'); setTimeout(() => {}, 1500); } catch (error) { console.log(error.name === 'Error' ? 'theirs' : error); }`;
  const outputs = await Promise.all(
    Array.from({ length: 6 }, () => outputOf(['--input-type=module', '-e', script, folder])),
  );
  assert.deepEqual(outputs.toSorted(), ['mine', 'theirs', 'theirs', 'theirs', 'theirs', 'theirs']);
});

function outputOf(args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.once('close', () => resolve(output.trim()));
  });
}
