import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('the table of holidays is what its source says', () => {
  const script = new URL('holidays.ts', import.meta.url).pathname;
  assert.equal(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' }), '');
});
