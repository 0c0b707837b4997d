import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { faultWords } from '../domain/imports/fault.ts';
import { type Language, words } from '../ui/words.ts';

const files = globSync('**/*[wW]ords.ts', { cwd: import.meta.dirname });
for (const file of files) await import(new URL(file, import.meta.url).href);

type Bundle = Record<string, string>;
const bundle = (language: Language, name: string): Bundle => words.get(name)?.[language] ?? {};
const slots = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
const names = [...words.keys()];

const glossary: Record<string, RegExp> = {
  '区域, not 地区': /地区/,
  'a journal is 民情日记, 工作日志 a kind of entry': /工作日志/,
};
for (const [fact, wrong] of Object.entries(glossary)) {
  test(`the desk keeps to the glossary: ${fact}`, () => {
    const said = names.flatMap((name) => Object.values(bundle('zh', name)));
    assert.deepEqual(
      said.filter((sentence) => wrong.test(sentence)),
      [],
    );
  });
}

test('every room has words', () => assert.ok(names.length >= 4, names.join(', ')));

const SPACED = /\p{Script=Han} +[\d{]|[\d}] +\p{Script=Han}/u;

test('a space between Chinese and a number is seen, and no other', () => {
  const spaced = ['共 3户', '共3 户', '共 {{count}}户', '{{count}} 户'];
  const apart = ['共3户', '共{{count}}户', '3/20 · 共{{count}}户', '{{done}} / {{of}}', '用 Excel 打开'];
  assert.deepEqual(
    [...spaced, ...apart].filter((said) => SPACED.test(said)),
    spaced,
  );
});

test('no space stands between Chinese and a number in what is said of a fault', () => {
  const said = Object.values(faultWords).map(({ zh }) => zh);
  assert.deepEqual(
    said.filter((sentence) => SPACED.test(sentence)),
    [],
  );
});

for (const name of names) {
  test(`${name}: no space stands between Chinese and a number`, () => {
    const said = Object.values(bundle('zh', name));
    assert.deepEqual(
      said.filter((sentence) => SPACED.test(sentence)),
      [],
    );
  });

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
