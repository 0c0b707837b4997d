import assert from 'node:assert/strict';
import { test } from 'node:test';
import { polyphonic } from 'pinyin-pro';
import type { Column } from './columns.ts';
import { shownRows, type Wanted } from './shown.ts';
import { soundsLikeBy } from './soundsLike.ts';

interface Village {
  id: string;
  name: string;
  left: number | null;
}

const villages: Village[] = [
  { id: '341622101210', name: '路南村', left: 3 },
  { id: '341621112214', name: '武楼村', left: null },
  { id: '341602001001', name: '乐土村', left: 12 },
];
const columns: Column<Village>[] = [
  { key: 'id', title: '', value: ({ id }) => id, found: true, sorts: true },
  { key: 'name', title: '', value: ({ name }) => name, found: true, sorts: true },
  { key: 'left', title: '', value: ({ left }) => left, sorts: true },
  { key: 'figure', title: '', value: ({ left }) => left },
];
const sounds = soundsLikeBy((character) => polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []);
const asked = (wanted: Partial<Wanted>) =>
  shownRows(villages, columns, { query: '', sort: '', filters: {}, ...wanted }, sounds).map(({ name }) => name);

const table: [string, Partial<Wanted>, string[]][] = [
  ['nothing asked: all, as they came', {}, ['路南村', '武楼村', '乐土村']],
  ['a part of the name', { query: '楼' }, ['武楼村']],
  ['a part of the code', { query: '101210' }, ['路南村']],
  ['initials', { query: 'lnc' }, ['路南村']],
  ['initials in capitals', { query: 'WL' }, ['武楼村']],
  ['whole pinyin', { query: 'lunan' }, ['路南村']],
  ['either reading of a character', { query: 'yuetu' }, ['乐土村']],
  ['the other reading', { query: 'letu' }, ['乐土村']],
  ['some letters of each', { query: 'lunc' }, ['路南村']],
  ['what is not there', { query: 'xyz' }, []],
  ['numbers as numbers, nothing last', { sort: 'left' }, ['路南村', '乐土村', '武楼村']],
  ['a filter', { filters: { left: '12' } }, ['乐土村']],
  ['a column that may not be sorted by leaves the order', { sort: '-figure' }, ['路南村', '武楼村', '乐土村']],
];
for (const [fact, wanted, names] of table) {
  test(`a list finds: ${fact}`, () => assert.deepEqual(asked(wanted), names));
}
