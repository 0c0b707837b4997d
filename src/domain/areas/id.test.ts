import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonArea, idsDownTo, levelOf, officialCodeOf, parentOf, typeByCode } from './id.ts';

describe('an area id', () => {
  const levels: [string, string | undefined, string | null][] = [
    ['34', 'province', null],
    ['3416', 'city', '34'],
    ['341622', 'county', '3416'],
    ['341622101', 'township', '341622'],
    ['341622101210', 'village', '341622101'],
    ['3416Z1', 'county', '3416'],
    ['3416Z1001201', 'village', '3416Z1001'],
    ['3416221', undefined, null],
    ['34162z', undefined, '3416'],
  ];
  for (const [id, level, parent] of levels) {
    it(`${id} is ${level ?? 'no area id'}`, () => {
      assert.equal(levelOf(id), level);
      if (level) assert.equal(parentOf(id), parent);
    });
  }

  const types: [string, string][] = [
    ['341622101001', 'community'],
    ['341622101199', 'community'],
    ['341622101200', 'village'],
    ['341622101399', 'village'],
    ['341622101400', 'other'],
    ['341622101000', 'other'],
    ['3416Z10012A1', 'other'],
  ];
  for (const [id, type] of types) it(`${id} is by its code: ${type}`, () => assert.equal(typeByCode(id), type));

  it('of digits is the official code, one with letters has none', () => {
    assert.equal(officialCodeOf('341622101210'), '341622101210');
    assert.equal(officialCodeOf('3416Z1001201'), null);
  });

  it('lies in the areas its prefixes name', () => {
    assert.deepEqual(idsDownTo('341622101'), ['34', '3416', '341622', '341622101']);
  });

  const commons: [string, string[], string | undefined][] = [
    ['one area is common to itself', ['341622101210'], '341622101210'],
    ['two villages of a township', ['341622101210', '341622101211'], '341622101'],
    ['two counties', ['341622', '341621'], '3416'],
    ['two provinces', ['34', '35'], undefined],
    ['nothing', [], undefined],
  ];
  for (const [fact, ids, common] of commons) it(`common to ${fact}`, () => assert.equal(commonArea(ids), common));
});
