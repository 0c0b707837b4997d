import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officersBeside, onDuty, takesMessages } from './onDuty.ts';

type Roster = NonNullable<Parameters<typeof onDuty>[0]>['roster'];

const STATION = { name: '城关派出所', dutyPhone: '0558-12345678' };

/** Turns of the roster: post, name, phone, from hour to hour of one day. */
const roster = (...turns: ['onCall' | 'inCharge', string, string | null, number, number][]): Roster =>
  turns.map(([post, name, workPhone, from, to]) => ({
    ...{ id: name, post, from: hour(from), to: hour(to) },
    officer: { id: name, badge: name, name, workPhone },
  })) as unknown as Roster;

const hour = (at: number): string => `2026-11-28T${String(at).padStart(2, '0')}:00:00+08:00`;

const table: [string, Roster, typeof STATION | null, number, string[]][] = [
  [
    'whoever is on call comes before who leads the shift',
    roster(['inCharge', '乙', '2', 8, 20], ['onCall', '甲', '1', 8, 20]),
    STATION,
    9,
    ['甲', '乙', '城关派出所'],
  ],
  ['a turn begins with its first moment', roster(['onCall', '甲', '1', 8, 20]), STATION, 8, ['甲', '城关派出所']],
  ['and is over in its last', roster(['onCall', '甲', '1', 8, 20]), STATION, 20, ['城关派出所']],
  [
    'two on call stay in the order of the roster',
    roster(['onCall', '丙', '3', 0, 23], ['onCall', '甲', '1', 8, 20]),
    STATION,
    9,
    ['丙', '甲', '城关派出所'],
  ],
  ['who has no phone for work is not offered', roster(['onCall', '甲', null, 8, 20]), STATION, 9, ['城关派出所']],
  ['without a line of the station there are the people alone', roster(['onCall', '甲', '1', 8, 20]), null, 9, ['甲']],
  ['outside all turns there is the station', roster(['onCall', '甲', '1', 8, 20]), STATION, 3, ['城关派出所']],
];

for (const [name, turns, station, at, expected] of table)
  test(`to call: ${name}`, () => {
    assert.deepEqual(
      onDuty({ roster: turns, station }, hour(at)).map((one) => one.name),
      expected,
    );
  });

test('nothing is known of a village never asked about', () => {
  assert.deepEqual(onDuty(null, hour(9)), []);
  assert.deepEqual(onDuty(undefined, hour(9)), []);
});

test('a turn is read in any offset', () => {
  const turns = roster(['onCall', '甲', '1', 8, 20]);
  assert.deepEqual(onDuty({ roster: turns, station: null }, '2026-11-28T00:30:00.000Z'), [{ name: '甲', phone: '1' }]);
});

test('a text message goes to the first mobile phone, never to a line', () => {
  const people = [
    { name: '所', phone: '0558-12345678' },
    { name: '甲', phone: '139 0000-1111' },
    { name: '乙', phone: '13800002222' },
  ];
  assert.equal(takesMessages(people), '13900001111');
  assert.equal(takesMessages(people.slice(0, 1)), '');
  assert.equal(takesMessages([{ name: '甲', phone: '+86 139 0000 1111' }]), '+8613900001111');
});

test('to call beside: the officers of the village, but oneself, who has no phone, and who is on call anyway', () => {
  const officers = [
    { id: 'me', name: '我', workPhone: '1' },
    { id: 'a', name: '甲', workPhone: '2' },
    { id: 'b', name: '乙', workPhone: null },
    { id: 'c', name: '丙', workPhone: '3' },
  ].map((one) => ({ ...one, duty: 'contact' as const, lead: false }));
  const around = { station: null, roster: [], officers, committee: [], asked: 0 };
  const found = officersBeside(around, 'me', [{ name: '丙', phone: '3' }]);
  assert.deepEqual(found, [{ name: '甲', phone: '2' }]);
  assert.deepEqual(officersBeside(null, 'me', []), []);
});
