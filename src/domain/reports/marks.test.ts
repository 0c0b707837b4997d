import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figures } from './figures.ts';
import { filledIn, markOf, marksIn, nearestMarks } from './marks.ts';
import type { Report } from './report.ts';

const report: Report = {
  area: { id: '3416', name: '亳州市', level: 'city' },
  whole: true,
  ...{ month: '2026-11', before: '2026-10', asOf: '2026-11-25T21:30:00.000+08:00', closed: false },
  heardFrom: { devices: 3, of: 4 },
  policy: { id: 'bozhou-2014', version: 2 },
  policyNames: { zh: '亳州市一村一警工作要求(2014)', en: 'Bozhou (2014)' },
  values: { householdsVisited: 120, 'dispute.opened': 7, 'villageDays.met': 5 },
  valuesBefore: { householdsVisited: 100 },
  areas: [{ area: { id: '341602', name: '谯城区' }, values: { householdsVisited: 70 } }],
  ...{ campaigns: [], notable: [], uncovered: [] },
};

/** Mark, and what it puts in. */
const table: [string, string | number][] = [
  ['走访户数', 120],
  [' 走 访 户 数 ', 120],
  ['Households visited', 120],
  ['householdsVisited', 120],
  ['上月走访户数', 100],
  ['上月·走访户数', 100],
  ['before.householdsVisited', 100],
  ['矛盾纠纷·新增', 7],
  ['矛盾纠纷新增', 7],
  ['进村工作·已完成', 5],
  ['区域名称', '亳州市'],
  ['月份', '2026年11月'],
  ['上月月份', '2026年10月'],
  ['年', 2026],
  ['月', 11],
  ['统计截止', '2026-11-25 21:30'],
  ['工作要求版本', '亳州市一村一警工作要求(2014)第2版'],
];

describe('a mark', () => {
  for (const [said, value] of table) {
    test(`{{${said}}} puts in ${value}`, () => {
      const mark = markOf(said);
      assert.ok(mark);
      assert.equal(filledIn(mark, report, 'zh'), value);
    });
  }

  test('of each area puts in that area’s number', () => {
    const [area] = report.areas;
    assert.equal(filledIn(markOf('各区域.走访户数')!, report, 'zh', area), 70);
    assert.equal(filledIn(markOf('各区域.名称')!, report, 'zh', area), '谯城区');
    assert.equal(filledIn(markOf('Each.name')!, report, 'en', area), '谯城区');
  });

  test('that is none is told the nearest ones', () => {
    assert.equal(markOf('走访户'), undefined);
    assert.ok(nearestMarks('走访户').includes('{{走访户数}}'));
    assert.ok(nearestMarks('Household visits').includes('{{Households visited}}'));
    assert.ok(nearestMarks('各区域.走访').every((near) => near.startsWith('{{各区域.')));
  });

  test('no person’s name is offered, in either language', () => {
    for (const language of ['zh', 'en'] as const) {
      const said = marksIn(language)
        .map(({ text }) => text)
        .join(' ');
      assert.doesNotMatch(said, /姓名|警号|电话|officer’s name|badge|phone/i);
    }
  });
});

test('every mark offered is known, and means the figure it is offered for', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const { text } of marksIn(language)) assert.ok(markOf(text.slice(2, -2)), text);
    const labels = [...figures.values()].map(({ label }) => label[language]);
    for (const [id, { label }] of figures) {
      const mark = markOf(label[language]);
      const same = labels.filter((one) => one === label[language]).length;
      assert.deepEqual([mark?.of === 'figure' && mark.id, same], [id, 1], label[language]);
    }
  }
});
