import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from './told.ts';

const table: [string, string, unknown, string, string][] = [
  [
    'its kind and what was chosen',
    'visit',
    { households: ['a', 'b'], purpose: 'routine' },
    '走访 · 日常走访 · 2户',
    'Visit · Routine · 2 households',
  ],
  ['a list of choices', 'publicity', { topics: ['fraud', 'fire'], form: 'talk' }, '宣传 · 防诈骗 · 消防 · 讲解', ''],
  ['nothing typed', 'hazard', { type: 'fire', place: '张三家东' }, '安全隐患 · 消防', ''],
  ['a kind of a later version as it is', 'unheardOf', {}, 'unheardOf', 'unheardOf'],
];
for (const [fact, kind, body, zh, en] of table) {
  test(`an entry in a list tells ${fact}`, () => {
    const said = told(kind, body);
    assert.equal(said.zh, zh);
    if (en) assert.equal(said.en, en);
  });
}
