import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import { bodyOf, nextDoors } from './nextDoors.ts';

const door = (label: string, group?: string) =>
  noted('household', '01-01', group === undefined ? { label } : { group, label });
const profile = (when: string, groups: { group: string; doors?: number }[]) =>
  noted('villageProfile', when, { groups, residents: 9, away: 1, schools: 0, ponds: 0 });
const said = (doors: ReturnType<typeof nextDoors>) =>
  doors.map(({ group, next, free }) => `${group ?? '-'} ${next} of ${free.length} to ${free[free.length - 1]}`);

test('a village of which nothing is known has its first door in no group', () => {
  assert.deepEqual(said(nextDoors([])), ['- 1 of 30 to 30']);
});

test('groups come from the last profile and from the doors; the next number follows the last', () => {
  const entries = [
    profile('01-02', [{ group: '旧庄', doors: 9 }]),
    profile('03-02', [{ group: '邹庄', doors: 48 }, { group: '磨坊' }]),
    ...[door('2号', '邹庄'), door('１０ 号', '邹 庄'), door('东头', '李庄')],
  ];
  assert.deepEqual(said(nextDoors(entries)), ['邹庄 11 of 46 to 48', '磨坊 1 of 30 to 30', '李庄 1 of 30 to 30']);
});

test('doors about to be put down are not offered again', () => {
  const made = [bodyOf('邹庄', 1), bodyOf('邹庄', 3)];
  const [first] = nextDoors([profile('03-02', [{ group: '邹庄', doors: 4 }])], made);
  assert.deepEqual([first?.next, first?.free.slice(0, 2)], [4, [2, 4]]);
});

test('more doors than the profile says are still offered', () => {
  assert.deepEqual(said(nextDoors([profile('03-02', [{ group: '邹庄', doors: 1 }]), door('1号', '邹庄')])), [
    '邹庄 2 of 30 to 31',
  ]);
});
