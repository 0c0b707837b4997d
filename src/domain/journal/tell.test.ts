import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Kind, kinds } from './registry.ts';
import { countByRole, readAs, sixRoles } from './sixRoles.ts';
import { tell } from './tell.ts';
import { noted } from '../../../tests/support/noted.ts';

const door = '01900000-0000-7000-8000-000000000001';

describe('an entry told in one sentence', () => {
  const table: [Kind, object, string, string][] = [
    [
      'visit',
      { households: [door, door, door], purpose: 'routine', notHome: 1 },
      '走访3户(日常走访),1户不在家',
      'Called on 3 households (routine); nobody home at 1',
    ],
    ['visit', { households: [door], purpose: 'help' }, '走访1户(帮扶)', 'Called on 1 household (help)'],
    [
      'visit',
      { households: [], purpose: 'routine', notHome: 2 },
      '上门走访(日常走访),2户不在家',
      'Went from door to door (routine); nobody home at 2',
    ],
    [
      'dispute',
      { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' },
      '接到矛盾纠纷:邻里纠纷,邹庄,双方',
      'Took up a dispute: neighbours, 邹庄, two sides',
    ],
    [
      'mediation',
      { way: 'people', result: 'settled', mediators: ['officer', 'securityDirector'], agreement: 'oral' },
      '人民调解:调解成功,民警、治保主任参加,口头协议',
      "People's mediation: settled, by officer, security director; oral agreement",
    ],
    [
      'hazardStep',
      { step: 'handedOver', to: 'telecom', askAgainOn: '2026-12-01' },
      '隐患已移交(通信),12月1日再问',
      'Hazard: handed over to telecom, to be asked again on 1 December',
    ],
    ['hazardStep', { step: 'repaired', to: 'power' }, '隐患已修复(供电)', 'Hazard: repaired (power supply)'],
    [
      'incident',
      { class: 'accident', sizeBand: 'under10', help: ['medical', 'police'], place: '村口', what: '拖拉机翻车' },
      '紧急情况上报:安全事故,村口,拖拉机翻车,10人以下;支援:医疗、警力',
      'Reported an incident: accident, 村口, 拖拉机翻车; people gathered: under 10; help needed: medical, police',
    ],
    [
      'mediation',
      { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'written', performOn: '2026-12-20' },
      '人民调解:调解成功,民警参加,书面协议,12月20日履行',
      "People's mediation: settled, by officer; written agreement, to be performed on 20 December",
    ],
    [
      'alert',
      {
        level: 'caution',
        topic: 'coGas',
        title: '烧炭要开窗',
        text: '夜里不关门窗',
        validUntil: '2026-12-31T23:59:59.999+08:00',
      },
      '拟发治安提示(请注意,防煤气中毒,有效期至12月31日):烧炭要开窗',
      'Drafted a safety alert (caution, carbon monoxide, valid until 31 December): 烧炭要开窗',
    ],
    [
      'plan',
      { what: 'villageDay', from: '2026-12-01T00:00:00.000+08:00', to: '2026-12-01T23:59:59.999+08:00' },
      '计划12月1日进村',
      'Planned for 1 December: village day',
    ],
    [
      'plan',
      { what: 'patrol', from: '2026-12-30T00:00:00.000+08:00', to: '2027-01-02T23:59:59.999+08:00', place: '邹庄' },
      '计划12月30日至1月2日义务巡逻(邹庄)',
      'Planned for 30 December to 2 January: patrol (邹庄)',
    ],
    [
      'villageProfile',
      { groups: [{ group: '邹庄' }], residents: 1200, away: 300, schools: 1, ponds: 4, marketDays: '逢五逢十' },
      '更新村情:1个村民组,常住1200人,外出300人,学校1所,坑塘4口,逢集日:逢五逢十',
      'Brought the village profile up to date: 1 group, 1200 at home, 300 away, 1 school, 4 ponds, market days: 逢五逢十',
    ],
    [
      'registration',
      { movement: 'arrived', area: '32', purpose: 'work', people: 2, until: '2027-02-10' },
      '流动人口本人登记:流入2人(江苏),务工,预计到2月10日',
      'Self-declared registration: arrived, 2 people (Jiangsu), work, until 10 February',
    ],
    ['counselling', { theme: '酒后驾驶', people: 20 }, '教育劝导20人次:酒后驾驶', 'Counselled 20 people: 酒后驾驶'],
    [
      'caseCounts',
      { counts: { 盗窃: 2, 诈骗: 1 }, month: '2026-10' },
      '录入2026年10月发案数:共3起',
      'Case counts of October 2026: 3 in all',
    ],
  ];
  for (const [kind, body, zh, en] of table) {
    it(`${kind}: ${zh}`, () => {
      assert.equal(tell({ kind, body }, 'zh'), zh);
      assert.equal(tell({ kind, body }, 'en'), en);
    });
  }

  it('leaves an erased text out without a trace of it', () => {
    const body = { type: 'neighbour', size: 'two', harm: 'none' };
    assert.equal(tell({ kind: 'dispute', body }, 'zh'), '接到矛盾纠纷:邻里纠纷,双方');
    assert.equal(tell({ kind: 'household', body: {} }, 'zh'), '登记一户');
    assert.equal(tell({ kind: 'counselling', body: { people: 1 } }, 'en'), 'Counselled 1 person');
  });

  it('of a kind this program does not know is its name', () => {
    assert.equal(tell({ kind: 'ofTomorrow', body: {} }, 'zh'), 'ofTomorrow');
  });
});

describe('the six roles', () => {
  it('take steps with what they are steps of', () => {
    const roles = (['hazard', 'hazardStep', 'alertStep', 'informationOutcome', 'requestStep', 'followUp'] as const).map(
      readAs,
    );
    assert.deepEqual(roles, ['organiser', 'organiser', 'organiser', 'collector', 'service', 'mediator']);
    assert.deepEqual(
      [readAs('correction'), readAs('household'), readAs('ofTomorrow')],
      [undefined, undefined, undefined],
    );
  });

  it('count an entry in the month it happened, as corrected, and a withdrawn one nowhere', () => {
    const patrol = {
      startedAt: '2026-10-31T20:00:00.000+08:00',
      endedAt: '2026-11-01T01:00:00.000+08:00',
      volunteers: 3,
      night: true,
    };
    const round = noted('patrol', '10-31 20:00', patrol);
    const gone = noted('visit', '11-03 09:00', { households: [], purpose: 'routine' });
    const kept = noted('visit', '11-04 09:00', { households: [], purpose: 'routine' });
    const undone = noted('correction', '11-05 09:00', { action: 'withdraw', reason: '记重了' }, { about: gone.id });
    const counted = countByRole([round, gone, kept, undone]);
    assert.deepEqual([counted.get('2026-10')?.organiser, counted.get('2026-11')?.liaison], [1, 1]);
  });

  it('are those of the source, and each has kinds', () => {
    const roles = new Set(Object.keys(kinds).flatMap((kind) => readAs(kind) ?? []));
    assert.deepEqual([...roles].sort(), Object.keys(sixRoles).sort());
  });
});
