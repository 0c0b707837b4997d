import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import i18next from 'i18next';

const files = globSync('**/*[wW]ords.ts', { cwd: import.meta.dirname });
for (const file of files) await import(new URL(file, import.meta.url).href);

type Bundle = Record<string, string>;
const bundle = (language: string, name: string): Bundle => i18next.getResourceBundle(language, name) as Bundle;
const slots = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
const names = Object.keys(i18next.store.data['zh'] ?? {});

test('every room has words', () => assert.ok(names.length >= 4, names.join(', ')));

for (const name of names) {
  test(`${name}: Chinese and English say the same, and fill in the same`, () => {
    const [zh, en] = [bundle('zh', name), bundle('en', name)];
    const withoutOne = Object.keys(en).filter((key) => !key.endsWith('_one'));
    assert.deepEqual(withoutOne.toSorted(), Object.keys(zh).toSorted());
    for (const [key, sentence] of Object.entries(zh)) assert.deepEqual(slots(en[key]), slots(sentence), key);
  });

  test(`${name}: nothing is empty, and English has no Chinese but names`, () => {
    const said = [...Object.values(bundle('zh', name)), ...Object.values(bundle('en', name))];
    assert.ok(said.every((sentence) => sentence.trim() !== ''));
    // examples of Chinese names stand in brackets
    const english = Object.values(bundle('en', name)).map((sentence) => sentence.replaceAll(/\([^)]*\)/g, ''));
    assert.deepEqual(
      english.filter((sentence) => /\p{Script=Han}/u.test(sentence) && sentence !== '中文'),
      [],
    );
  });
}
