import assert from 'node:assert/strict';
import { it } from 'node:test';
import { shortName } from './shortName.ts';

for (const [name, short] of [
  ['路南村委会', '路南村'],
  ['石塘村民委员会', '石塘村'],
  ['城南社区居民委员会', '城南社区'],
  ['文帝街居委会', '文帝街'],
  ['城关社区村委会', '城关社区'],
  ['经济开发区', '经济开发区'],
  ['村委会', '村委会'],
] as const) {
  it(`${name} is called ${short}`, () => assert.equal(shortName(name), short));
}
