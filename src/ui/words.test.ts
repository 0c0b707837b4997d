import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentence } from './words.ts';

const zh = { room: '村', held_other: '{{count}}条等派出所确认', due: '{{village}}:还差{{count}}户,{{count}}户' };
const en = {
  room: 'Village',
  held_one: '1 entry waits for the station',
  held_other: '{{count}} entries wait for the station',
  due: '{{village}}: {{count}} households to go',
};

describe('a sentence', () => {
  const said: [typeof zh | typeof en, string, Record<string, string | number> | undefined, string][] = [
    [zh, 'room', undefined, '村'],
    [en, 'room', undefined, 'Village'],
    [zh, 'held', { count: 1 }, '1条等派出所确认'],
    [zh, 'held', { count: 3 }, '3条等派出所确认'],
    [en, 'held', { count: 1 }, '1 entry waits for the station'],
    [en, 'held', { count: 0 }, '0 entries wait for the station'],
    [en, 'held', { count: 2 }, '2 entries wait for the station'],
    [zh, 'due', { village: '路南村', count: 2 }, '路南村:还差2户,2户'],
    // a name is said as it is, whatever stands in it
    [en, 'due', { village: '$& {{count}}', count: 2 }, '$& {{count}}: 2 households to go'],
    [zh, 'nowhere', undefined, 'nowhere'],
  ];
  for (const [words, key, values, expected] of said)
    test(`“${expected}”`, () => assert.equal(sentence(words, key, values), expected));
});
