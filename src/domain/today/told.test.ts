import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryBody } from '../../../tests/support/arbitraryBody.ts';
import { context as always, noted, time } from '../../../tests/support/noted.ts';
import { analysisOf } from '../caseCounts/drawAnalysis.ts';
import type { Entry } from '../journal/entry.ts';
import { fieldsOf, type Field } from '../journal/fields.ts';
import { NOTE_LENGTH } from '../journal/kind.ts';
import { kinds, type Kind } from '../journal/registry.ts';
import { guard } from '../privacy/guard.ts';
import { finds, myMonth } from './myMonth.ts';
import { summaryOfDay } from './summaryOfDay.ts';

const context = { ...always, asOf: time('11-23 18:00') };
const village = '路南村委会';
const day = '2026-11-23';
const summary = (entries: Entry[], language: 'zh' | 'en' = 'zh') =>
  summaryOfDay(entries, 'officer', village, day, language);

const doors = ['1号', '2号'].map((label) => noted('household', '01-01', { group: '邹庄', label }));
const twice = noted('household', '01-02', { group: '邹庄', label: '１号' });
const visit = (when: string, households: Entry[]) =>
  noted('visit', when, { households: households.map(({ id }) => id), purpose: 'routine', declined: 1 });
const quarrel = noted('dispute', '11-23 10:00', { type: 'debt', size: 'two', harm: 'none', place: '邹庄' });
const beaten = noted('dispute', '11-23 10:30', { type: 'marriage', size: 'two', harm: 'domesticViolence' });
const session = (about: Entry) =>
  noted(
    'mediation',
    '11-23 11:00',
    { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'oral' },
    { about: about.id },
  );
const hidden = noted(
  'correction',
  '11-23 12:00',
  { action: 'amend', reason: '补充', changes: { body: { harm: 'injury' } } },
  { about: quarrel.id },
);
const event = noted('incident', '11-23 12:00', {
  ...{ class: 'accident', sizeBand: 'none', help: [], place: '村口', what: '翻车' },
});

describe('a village day in words for the chat group', () => {
  const table: [string, Entry[], string, string][] = [
    [
      'households once each, as counts',
      [...doors, twice, visit('11-23 09:00', [...doors, twice])],
      '各位乡亲:11月23日民警在路南村走访2户。谢谢大家的支持,有事请随时找民警。',
      'Dear villagers, on 23 November in 路南村 your officer called on 2 households. Thank you; if you need help, please ask.',
    ],
    [
      'several kinds in the order they were done',
      [quarrel, session(quarrel), noted('counselling', '11-23 15:00', { theme: '酒后驾驶', people: 20 })],
      '各位乡亲:11月23日民警在路南村受理矛盾纠纷1起,调解1次,教育劝导20人次。谢谢大家的支持,有事请随时找民警。',
      '',
    ],
    [
      'how often in words, and one card or board as one',
      [
        quarrel,
        session(quarrel),
        ...['09:00', '09:30'].map((at) => noted('diary', `11-23 ${at}`, { work: ['meeting'] })),
        noted('handout', '11-23 15:00', { item: 'contactBoard', copies: 1 }),
      ],
      '各位乡亲:11月23日民警在路南村开展日常工作2次,受理矛盾纠纷1起,调解1次,发放联系卡、联系牌1份。谢谢大家的支持,有事请随时找民警。',
      'Dear villagers, on 23 November in 路南村 your officer did other work twice; took up 1 dispute; mediated once; handed out 1 contact card or board. Thank you; if you need help, please ask.',
    ],
    ['nothing of a dispute with harm, nor of its steps (R17)', [beaten, session(beaten)], '', ''],
    ['nor of one in which it was said later', [quarrel, session(quarrel), hidden], '', ''],
    ['nor of a step whose dispute is not known here', [session(quarrel)], '', ''],
    ['nothing of an event that may not be over', [event], '', ''],
    [
      'nothing of other days and other officers',
      [noted('diary', '11-22 09:00', { work: [] }), noted('diary', '11-23 09:00', { work: [] }, { author: 'other' })],
      '',
      '',
    ],
  ];
  for (const [fact, entries, zh, en] of table)
    test(fact, () => {
      assert.equal(summary(entries), zh);
      if (en !== '' || zh === '') assert.equal(summary(entries, 'en'), en);
    });
});

/** Each typed text of a body replaced by one that stands nowhere else. */
function planted(fields: readonly Field[], body: Record<string, unknown>): Record<string, unknown> {
  const copy = { ...body };
  for (const field of fields) {
    const value = copy[field.name];
    if (field.shape === 'text' && typeof value === 'string') copy[field.name] = SECRET;
    if (field.shape === 'list' && Array.isArray(value))
      copy[field.name] = value.map((one) => planted(field.fields, one as Record<string, unknown>));
  }
  return copy;
}
const SECRET = '张三丰';

const anything = fc
  .constantFrom(...(Object.keys(kinds) as Kind[]))
  .filter((kind) => kind !== 'correction')
  .chain((kind) =>
    arbitraryBody(kind).map((body): Entry =>
      noted(kind as 'diary', '11-23 09:00', planted(fieldsOf(kind), body) as never, { note: SECRET }),
    ),
  );

test('no text that anybody typed is ever in what the group or the analysis says, and the guard finds nothing in it', () => {
  fc.assert(
    fc.property(
      fc.array(anything, { maxLength: 8 }),
      fc.constantFrom('zh' as const, 'en' as const),
      (entries, language) => {
        for (const text of [summary(entries, language), analysisOf(entries, '2026-11', context, language)]) {
          assert.ok(!text.includes(SECRET) && text.length <= NOTE_LENGTH, text);
          assert.deepEqual(guard(text), []);
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('the month’s analysis', () => {
  const counts = (month: string, of: Record<string, number>, codeList = 'x') =>
    noted('caseCounts', '11-02 09:00', { month, codeList, counts: of }, { author: 'clerk' });
  const lamp = noted('hazard', '10-20 09:00', { type: 'lighting', place: '村口' });
  const scam = noted('information', '10-20 09:00', { category: 'scam', direction: 'toStation' });
  const none = '没有待整改的安全隐患。';
  const table: [string, Entry[], string][] = [
    ['without counts says so', [], `派出所尚未提供2026年10月的发案数。${none}`],
    [
      'names what was recorded, the most first',
      [counts('2026-10', { 诈骗: 1, 盗窃: 2, 抢劫: 0 })],
      `2026年10月派出所记录发案3起(盗窃2起、诈骗1起)。${none}`,
    ],
    [
      'compares with the month before and the year before',
      [counts('2026-10', { 盗窃: 2 }), counts('2026-09', { 盗窃: 3 }), counts('2025-10', { 盗窃: 2 })],
      `2026年10月派出所记录发案2起(盗窃2起),比上月减少1起,比去年同月持平。${none}`,
    ],
    [
      'never by another code list',
      [counts('2026-10', { 盗窃: 2 }), counts('2026-09', { 盗窃: 3 }, 'y')],
      `2026年10月派出所记录发案2起(盗窃2起)。${none}`,
    ],
    [
      'counts the latest numbers of a month once',
      [counts('2026-10', { 盗窃: 2 }), counts('2026-10', { 盗窃: 1 })],
      `2026年10月派出所记录发案1起(盗窃1起)。${none}`,
    ],
    [
      'tells what was done and which hazards wait',
      [counts('2026-10', { 盗窃: 1 }), lamp],
      '2026年10月派出所记录发案1起(盗窃1起)。当月发现安全隐患1处。待整改安全隐患1处,其中1处已超期。',
    ],
    [
      'leaves out what was only planned and what the station said',
      [
        counts('2026-10', { 盗窃: 1 }),
        noted('plan', '10-20 09:00', { what: 'villageDay', from: '2026-10-21', to: '2026-10-21' }),
        scam,
        noted('informationOutcome', '10-21 09:00', { outcome: 'used' }, { about: scam.id, author: 'station' }),
      ],
      `2026年10月派出所记录发案1起(盗窃1起)。当月报送、通报信息1条。${none}`,
    ],
  ];
  for (const [fact, entries, zh] of table)
    test(fact, () => assert.equal(analysisOf(entries, '2026-10', context, 'zh'), zh));

  test('reads in English too', () => {
    const all = [counts('2026-10', { 盗窃: 2 }), counts('2026-09', { 盗窃: 3 }), lamp];
    assert.equal(
      analysisOf(all, '2026-10', context, 'en'),
      'In October 2026 the station recorded 2 cases (盗窃 2), 1 fewer than the month before. In that month: found 1 hazard. 1 hazard open, 1 overdue.',
    );
  });
});

describe('my month', () => {
  const late = noted('diary', '11-30 09:00', { work: ['meeting'] }, { note: '冬季防火' });
  const joint = noted(
    'visit',
    '11-03 09:00',
    { households: [], purpose: 'help' },
    { author: 'other', with: ['officer'] },
  );
  const away = noted('diary', '11-04 09:00', { work: [] }, { onSite: false });
  const gone = noted('diary', '11-05 09:00', { work: [] });
  const undone = noted('correction', '11-05 10:00', { action: 'withdraw', reason: '记错' }, { about: gone.id });
  const month = myMonth([late, joint, away, gone, undone, quarrel], 'officer', '2026-11', 'zh');

  test('is told day by day, what was taken back left out', () => {
    assert.deepEqual(
      month.days.map(({ day: on, lines }) => `${on} ${lines.map(({ text, role }) => `${text} ${role}`).join(' / ')}`),
      [
        '2026-11-03 上门走访(帮扶) liaison',
        '2026-11-04 工作日志:当天工作 liaison',
        '2026-11-23 接到矛盾纠纷:债务,邹庄,双方 mediator',
        '2026-11-30 工作日志:开会 liaison',
      ],
    );
    assert.deepEqual(
      [month.byRole.liaison, month.byRole.mediator, month.byRole.service, month.daysOnSite],
      [3, 1, 0, 3],
    );
  });

  test('tells doors put down on one day as one line, which nobody can mend at once', () => {
    const rows = [1, 2, 3].map((door) => noted('household', '11-03 08:00', { group: '邹庄', label: `${door}号` }));
    const later = noted('household', '11-04 09:00', { label: '9号' });
    const { days } = myMonth([...rows, joint, later], 'officer', '2026-11', 'zh');
    assert.deepEqual(
      days.flatMap(({ lines }) => lines.map(({ text, mine }) => [text, mine])),
      [
        ['登记3户', false],
        ['上门走访(帮扶)', false],
        ['登记一户:9号', true],
      ],
    );
  });

  test('takes from the server what is not here, and what is here from here', () => {
    const told = (id: string, occurredOn: string, text: string) => ({
      ...{ id, occurredOn, text, village: '341622101210', kind: 'diary', onSite: true, mine: false },
      occurredAt: `${occurredOn}T08:00:00.000+08:00`,
    });
    const asked = [
      told('elsewhere', '2026-11-03', '别处'),
      told(gone.id, '2026-11-05', '已作废'),
      told('x', '2026-10-31', '上月'),
    ];
    const { days, daysOnSite } = myMonth([joint, gone, undone], 'officer', '2026-11', 'zh', asked);
    assert.deepEqual(
      days.flatMap(({ lines }) => lines.map(({ text }) => text)),
      ['别处', '上门走访(帮扶)'],
    );
    assert.equal(daysOnSite, 1);
  });

  test('is searched by words of sentence, note and day', () => {
    const found = (typed: string) =>
      month.days.flatMap(({ lines }) => lines.filter((line) => finds(line, typed))).length;
    assert.deepEqual(['防火', '邹庄 债务', '１１-３０', '走访 债务', ''].map(found), [1, 1, 1, 0, 4]);
  });
});
