import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { noted, time } from '../../../tests/support/noted.ts';
import { doorRange, readDoorRange } from './doorRange.ts';
import { asideAt, doorsByGroup, doorsOf, propose } from './doors.ts';

const door = (group: string, label: string) => noted('household', '01-01', { group, label });
const visit = (when: string, households: { id: string }[], author = '张') =>
  noted('visit', when, { households: households.map(({ id }) => id), purpose: 'routine' }, { author });

const [two, ten, mill] = [door('邹庄', '2号'), door('邹庄', '10号'), door('磨坊', '1号')];
const tenAgain = door('邹庄', '１０ 号');
const said = (doors: ReturnType<typeof doorsOf>) =>
  doors.map(
    ({ group, label, visited }) =>
      `${group}${label} ${visited === null ? 'never' : `${visited.on} ${visited.by.join('、')}`}`,
  );

describe('the doors of a village', () => {
  test('never visited first, then longest ago; numbers by their value; one door once', () => {
    const rounds = [visit('11-03 09:00', [mill]), visit('11-05 09:00', [tenAgain], '李'), visit('11-01 09:00', [ten])];
    assert.deepEqual(said(doorsOf([ten, two, mill, tenAgain, ...rounds])), [
      '邹庄2号 never',
      '磨坊1号 2026-11-03 张',
      '邹庄10号 2026-11-05 李',
    ]);
    assert.deepEqual(said(doorsOf([ten, two, mill])), ['磨坊1号 never', '邹庄2号 never', '邹庄10号 never']);
  });

  test('of a group, whoever looks for a door finds it by its number, whenever somebody was there', () => {
    const rounds = [visit('11-03 09:00', [mill]), visit('11-05 09:00', [two])];
    const groups = doorsByGroup(doorsOf([ten, two, mill, ...rounds]));
    assert.deepEqual(
      groups.map(([group, doors]) => [group, doors.map(({ label }) => label)]),
      [
        ['磨坊', ['1号']],
        ['邹庄', ['2号', '10号']],
      ],
    );
  });

  test('a withdrawn visit was none, an erased door is not gone to', () => {
    const round = visit('11-03 09:00', [two]);
    const undone = noted('correction', '11-04', { action: 'withdraw', reason: '记错' }, { about: round.id });
    const erased = { ...mill, body: {} } as unknown as typeof mill;
    assert.deepEqual(said(doorsOf([two, erased, round, undone])), ['邹庄2号 never']);
  });

  test('what was set aside is proposed again when its day is over', () => {
    const aside = [{ door: tenAgain.id, until: '2026-11-30' }];
    const on = (when: string) => said(propose([two, ten, tenAgain], { asOf: time(when), aside }));
    assert.deepEqual(on('11-30 20:00'), ['邹庄2号 never']);
    assert.deepEqual(on('12-01 08:00'), ['邹庄2号 never', '邹庄10号 never']);
    const isAside = asideAt({ asOf: time('11-30 20:00'), aside });
    assert.deepEqual(said(doorsOf([two, ten, tenAgain]).filter(isAside)), ['邹庄10号 never']);
  });

  test('the order of arrival changes nothing', () => {
    const entries = [ten, two, mill, tenAgain, visit('11-03 09:00', [mill, ten]), visit('11-05 09:00', [tenAgain])];
    const expected = doorsOf(entries);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) =>
        assert.deepEqual(doorsOf(shuffled), expected),
      ),
    );
  });
});

describe('a range of doors as it is typed', () => {
  const table: [string, { group?: string; from: number; to: number } | null][] = [
    ['邹庄 1–48号', { group: '邹庄', from: 1, to: 48 }],
    ['邹庄1-48', { group: '邹庄', from: 1, to: 48 }],
    ['邹庄１～４８号', { group: '邹庄', from: 1, to: 48 }],
    ['邹庄 1号至48号', { group: '邹庄', from: 1, to: 48 }],
    ['1-48', { from: 1, to: 48 }],
    ['3组 7－9号', { group: '3组', from: 7, to: 9 }],
    ['邹庄 7号', { group: '邹庄', from: 7, to: 7 }],
    ['邹庄 48-1号', null],
    ['邹庄 0-3号', null],
    ['邹庄 1-99999号', null],
    ['邹庄', null],
    ['', null],
  ];
  for (const [typed, range] of table) test(typed || 'nothing', () => assert.deepEqual(readDoorRange(typed), range));

  test('邹庄 1–48号 makes 48 doors at once, and none a second time', () => {
    const range = { group: '邹庄', from: 1, to: 48 };
    const first = doorRange(range, []);
    assert.deepEqual(
      [first.bodies.length, first.existing, first.bodies[47]],
      [48, 0, { group: '邹庄', label: '48号' }],
    );
    assert.deepEqual(doorRange(range, first.bodies), { bodies: [], existing: 48 });
    assert.deepEqual(doorRange({ group: '邹庄', from: 9, to: 10 }, doorsOf([tenAgain])), {
      bodies: [{ group: '邹庄', label: '9号' }],
      existing: 1,
    });
  });

  test('every range typed in any of these ways is read as meant', () => {
    const way = fc.constantFrom('-', '–', '—', '~', '～', '－', '至', '到');
    fc.assert(
      fc.property(
        fc.constantFrom('', '邹庄', '二组'),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 99 }),
        way,
        (group, from, more, sign) => {
          const read = readDoorRange(`${group} ${from}${sign}${from + more}号`);
          assert.deepEqual(read, { ...(group === '' ? {} : { group }), from, to: from + more });
        },
      ),
    );
  });
});
