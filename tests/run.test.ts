import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The run itself: its last line and its exit code are what others rely on.
const folder = mkdtempSync(join(tmpdir(), 'village-beat-run-'));
after(() => rmSync(folder, { recursive: true }));

const PASSES = `import { test } from 'node:test';\ntest('holds', () => undefined);\n`;
const FAILS = `import { test } from 'node:test';\ntest('does not hold', () => { throw new Error('planted'); });\n`;
const BREAKS = `throw new Error('broken before the first test');\n`;
const SUITE = `import { describe, test } from 'node:test';\ndescribe('two', () => { test('a', () => undefined); test('b', () => undefined); });\n`;

/** Runs these files as `npm test` would, on the PostgreSQL of the run that is under way, if any. */
function run(files: Record<string, string>): { code: number | null; last: string; output: string } {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { NODE_TEST_CONTEXT: _, VILLAGE_BEAT_TEST_TEMPLATE: template, ...env } = process.env;
  const script = fileURLToPath(new URL('run.ts', import.meta.url));
  const patterns = Object.keys(files).map((name) => join(folder, name));
  const { status, stdout } = spawnSync(process.execPath, [script, ...patterns, join(folder, 'none*')], {
    encoding: 'utf8',
    env: { ...env, ...(template ? { TEST_POSTGRES_URL: template } : {}) },
  });
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) ?? '', output: stdout };
}

test('all hold: the last line says how many, the exit code is 0', () => {
  const { code, last } = run({ 'passes.test.ts': PASSES, 'suite.test.ts': SUITE });
  assert.deepEqual([last, code], ['3 passed, 0 failed', 0]);
});

test('one does not: it is told with its reason, the exit code is not 0', () => {
  const { code, last, output } = run({ 'passes.test.ts': PASSES, 'fails.test.ts': FAILS });
  assert.deepEqual([last, code], ['1 passed, 1 failed', 1]);
  assert.match(output, /✖ does not hold/);
  assert.match(output, /Error: planted/);
});

test('a file that breaks before its first test counts as failed', () => {
  const { code, last } = run({ 'passes.test.ts': PASSES, 'breaks.test.ts': BREAKS });
  assert.deepEqual([last, code], ['1 passed, 1 failed', 1]);
});

test('no test at all is no success', () => {
  const { code, last } = run({});
  assert.deepEqual([last, code], ['0 passed, 0 failed', 1]);
});
