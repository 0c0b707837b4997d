import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted, time } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { titleOf } from './title.ts';

const titles: [opening: Entry, zh: string, en: string][] = [
  [
    noted('dispute', '11-23', { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' }),
    '矛盾纠纷 · 邻里纠纷 · 邹庄',
    'Dispute · Neighbours · 邹庄',
  ],
  [noted('dispute', '11-23', { type: 'debt', size: 'two', harm: 'none' }), '矛盾纠纷 · 债务', 'Dispute · Debt'],
  [noted('hazard', '11-23', { type: 'camera', place: '村口' }), '安全隐患 · 监控设备 · 村口', 'Hazard · Camera · 村口'],
  [noted('request', '11-23', { type: 'help', via: 'page' }), '找民警 · 求助', 'Request · Help'],
  [
    noted('alert', '11-23', {
      level: 'caution',
      topic: 'fraud',
      title: '谨防诈骗',
      text: '…',
      validUntil: time('11-30'),
    }),
    '治安提示 · 请注意 · 谨防诈骗',
    'Safety alert · Caution · 谨防诈骗',
  ],
];
for (const [opening, zh, en] of titles)
  test(`${zh} | ${en}`, () => assert.deepEqual([titleOf(opening, 'zh'), titleOf(opening, 'en')], [zh, en]));

test('an erased text is left out of the title', () => {
  const erased = { kind: 'hazard', body: { type: 'camera' } } as unknown as Entry;
  assert.equal(titleOf(erased, 'en'), 'Hazard · Camera');
});
