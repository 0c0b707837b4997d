import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isTotal, type KnownVillage, VillageNames } from './villages.ts';

const village = (id: string, name: string, township: string, officialCode = id): KnownVillage => ({
  ...{ id, name, township, officialCode },
});
const known = [
  village('341622101210', '路南村委会', '双涧镇'),
  village('341622102210', '张庄村委会', '小涧镇'),
  village('341622103210', '张庄村委会', '坛城镇'),
  village('341622104001', '城关社区居委会', '城关镇'),
  village('341622104201', '城关村委会', '城关镇'),
  village('3416Z1001201', '王集村委会', '新区', '341622999201'),
];
const names = new VillageNames(known, { 老路南: '341622101210', 别处: '341699999999' });

const told: [cell: string, means: string | string[]][] = [
  ['341622101210', '341622101210'],
  ['341622999201', '3416Z1001201'],
  ['路南村委会', '341622101210'],
  ['路南村', '341622101210'],
  ['路 南', '341622101210'],
  ['路南村民委员会', '341622101210'],
  ['双涧镇路南村', '341622101210'],
  ['老路南', '341622101210'],
  ['张庄村', ['341622102210', '341622103210']],
  ['小涧镇张庄村', '341622102210'],
  ['城关社区居委会', '341622104001'],
  ['城关村委会', '341622104201'],
  ['城关', ['341622104001', '341622104201']],
  ['路南新村', ['341622101210']],
  ['别处', []],
  ['', []],
];

describe('a cell names', () => {
  for (const [cell, means] of told)
    test(`“${cell}”: ${String(means) || 'no village'}`, () =>
      assert.deepEqual(names.find(cell), typeof means === 'string' ? { village: means } : { candidates: means }));
});

test('lines of sums are no villages', () => {
  assert.deepEqual(['合计', '总 计', 'Total', '路南村'].map(isTotal), [true, true, true, false]);
});
