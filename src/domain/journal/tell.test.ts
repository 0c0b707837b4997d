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
