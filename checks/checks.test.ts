import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checks } from './list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const check of checks) {
  test(check.fact, async () => {
    const faults = await check.faults(root);
    assert.ok(faults === '', faults);
  });
}
