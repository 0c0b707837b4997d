import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Block, cellAfter, layOut, marks, rowsBetween, topOf } from './wallLayout.ts';

const block = (id: string, cells: number, section = ''): Block<number> => ({
  id,
  name: id,
  section,
  cells: Array.from({ length: cells }, (_, index) => index),
});
/** Ten cells side by side: 240 px a block, 20 between. */
const WIDE = 240 * 3 + 20 * 2;

describe('the wall, laid out', () => {
  it('puts as many blocks side by side as fit, in reading order', () => {
    const { rows } = layOut([block('a', 12), block('b', 3), block('c', 1), block('d', 4)], WIDE, marks);
    assert.deepEqual(
      rows.map(({ blocks }) => blocks.map(({ id, x, first }) => `${id} ${x} ${first}`)),
      [['a 0 0', 'b 260 12', 'c 520 15'], ['d 0 16']],
    );
    // two lines of cells under a heading
    assert.equal(rows[0]?.blocks[0]?.height, 24 + 2 * 24);
    assert.equal(rows[1]?.y, 24 + 2 * 24 + 20);
  });

  it('begins a county on a row of its own, under its name', () => {
    const { rows } = layOut([block('a', 1, '谯城区'), block('b', 1, '涡阳县'), block('c', 1, '涡阳县')], WIDE, marks);
    assert.deepEqual(
      rows.map(({ section, blocks }) => [section, blocks.length]),
      [
        ['谯城区', 1],
        ['涡阳县', 2],
      ],
    );
  });

  it('on a narrow screen still has one block a row, with fewer cells side by side', () => {
    const { rows, across } = layOut([block('a', 12), block('b', 3)], 100, marks);
    assert.deepEqual([rows.length, across], [2, 4]);
  });

  it('knows which rows are in sight', () => {
    const layout = layOut(
      Array.from({ length: 300 }, (_, index) => block(`${index}`, 10)),
      WIDE,
      marks,
    );
    const seen = rowsBetween(layout, 3000, 3600);
    assert.ok(seen.length > 5 && seen.length < 14, `${seen.length}`);
    assert.ok(seen.every((row) => row.y + row.height >= 3000 && row.y <= 3600));
  });

  for (const [from, key, to] of [
    [0, 'ArrowRight', 1],
    [11, 'ArrowRight', 12],
    [0, 'ArrowLeft', 0],
    [1, 'ArrowDown', 11],
    [5, 'ArrowDown', 11],
    [11, 'ArrowDown', 17],
    [12, 'ArrowDown', 16],
    [17, 'ArrowUp', 11],
    [19, 'ArrowDown', 19],
    [3, 'ArrowUp', 3],
    [7, 'End', 19],
    [7, 'Home', 0],
    [7, 'x', 7],
  ] as const) {
    it(`${key} leads from ${from} to ${to}`, () => {
      const layout = layOut([block('a', 12), block('b', 3), block('c', 1), block('d', 4)], WIDE, marks);
      assert.equal(cellAfter(layout, from, key, 20), to);
    });
  }

  it('says how far down a cell stands', () => {
    const layout = layOut([block('a', 12), block('b', 3), block('c', 1), block('d', 4)], WIDE, marks);
    assert.deepEqual([topOf(layout, 0), topOf(layout, 11), topOf(layout, 16)], [24, 48, 92 + 24]);
  });
});
