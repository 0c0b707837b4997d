import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { carriedDoors } from './carriedDoors.ts';

const door = (group: string | undefined, label: string) =>
  noted('household', '01-01', group === undefined ? { label } : { group, label });
const villageOf = (id: string, name: string, ...entries: Entry[]) => ({ village: id, name, entries });
const [A, B] = ['341622101210', '341622101211'];
const LUNAN = villageOf(A, '路南村', door('一组', '1号'), door('一组', '2号'));
const WULOU = villageOf(B, '武楼村', door('一组', '1号'), door(undefined, '9号'));

const continuing = (number: number, ...villages: string[]): Entry => ({
  ...noted('continuation', '02-01', {
    continues: villages.map((village) => ({ village, number: 1, digest: 'a'.repeat(64) })),
  }),
  number,
});
const said = (bodies: ReturnType<typeof carriedDoors>) => bodies.map(({ group, label }) => `${group ?? '—'} ${label}`);

test('a village that only got another code keeps its groups', () => {
  assert.deepEqual(said(carriedDoors([continuing(1, A)], [LUNAN])), ['一组 1号', '一组 2号']);
});

test('of several villages that became one, the groups say which they were', () => {
  assert.deepEqual(said(carriedDoors([continuing(1, A, B)], [LUNAN, WULOU])), [
    '路南村一组 1号',
    '路南村一组 2号',
    '武楼村 9号',
    '武楼村一组 1号',
  ]);
});

test('what came to a re-coded village later says which village it was; the groups carried before stay as they are', () => {
  const [one, two] = [door('一组', '1号'), door('一组', '2号')];
  assert.deepEqual(said(carriedDoors([continuing(1, A), one, two, continuing(9, B)], [LUNAN, WULOU])), [
    '武楼村 9号',
    '武楼村一组 1号',
  ]);
});

test('of one that came to a village with doors of its own, too', () => {
  assert.deepEqual(said(carriedDoors([door('一组', '1号'), continuing(2, A)], [LUNAN])), [
    '路南村一组 1号',
    '路南村一组 2号',
  ]);
});

test('what was put down already is not put down again, also where it was taken back', () => {
  const [one, two] = [door('一组', '１ 号'), door('一组', '2号')];
  const undone = noted('correction', '02-03', { action: 'withdraw', reason: '拆了' }, { about: two.id });
  assert.deepEqual(carriedDoors([continuing(1, A), one, two, undone], [LUNAN]), []);
});

test('a door taken back in the closed village is none, nor are doors of a village that is not gone on with', () => {
  const [one] = LUNAN.entries;
  const undone = noted('correction', '01-03', { action: 'withdraw', reason: '拆了' }, { about: one!.id });
  const before = [villageOf(A, '路南村', ...LUNAN.entries, undone), WULOU];
  assert.deepEqual(said(carriedDoors([continuing(1, A)], before)), ['一组 2号']);
  assert.deepEqual(carriedDoors([], before), []);
});
