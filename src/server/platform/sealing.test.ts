import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealingOf, sealingSetting } from './sealing.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const OLD = `k1:${key(1)}`;
const NEW = `k2:${key(2)}`;
const text = Buffer.from('张三 13812341234');

test('the first key seals, every key opens: rotation puts a new one in front', () => {
  const before = sealingOf(OLD).seal(text, 'a');
  const rotated = sealingOf(`${NEW},${OLD}`);
  assert.deepEqual(rotated.open(before, 'a'), text);
  const since = rotated.seal(text, 'a');
  assert.deepEqual([before.keyId, since.keyId], ['k1', 'k2']);
  assert.deepEqual(rotated.open(since, 'a'), text);
  assert.throws(() => sealingOf(NEW).open(before, 'a'), /k1/);
});

test('what was sealed opens only where it belongs, and only unaltered', () => {
  const sealing = sealingOf(OLD);
  const sealed = sealing.seal(text, '341622101210 one');
  assert.throws(() => sealing.open(sealed, '341622101210 two'));
  sealed.ciphertext[0]! ^= 1;
  assert.throws(() => sealing.open(sealed, '341622101210 one'));
});

test('the same details sealed twice look different, and nothing of them shows', () => {
  const sealing = sealingOf(OLD);
  const [first, second] = [sealing.seal(text, 'a'), sealing.seal(text, 'a')];
  assert.notDeepEqual(first.ciphertext, second.ciphertext);
  assert.ok(!first.ciphertext.includes('138'));
});

test('a key that is no key is refused without being repeated', () => {
  for (const wrong of ['', 'k1', `k1:${key(1).slice(4)}`, `k 1:${key(1)}`, `${OLD},`]) {
    assert.throws(
      () => sealingOf(wrong),
      (error: Error) => !error.message.includes(key(1).slice(8)),
    );
  }
});

test('without a setting a key is made once beside the data, for its owner only; never in production', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-beat-sealing-'));
  try {
    const made = sealingSetting(undefined, dataDir, false);
    assert.equal(sealingSetting(undefined, dataDir, false), made);
    assert.equal(statSync(join(dataDir, 'sealing.key')).mode & 0o777, 0o600);
    assert.deepEqual(sealingOf(made).open(sealingOf(made).seal(text, 'a'), 'a'), text);
    assert.throws(() => sealingSetting(undefined, dataDir, true), /SEALING_KEY/);
    assert.equal(sealingSetting(OLD, dataDir, true), OLD);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
