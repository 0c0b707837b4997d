import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Kept, kept, nothingKept, waiting } from './calm.ts';

interface Row {
  id: string;
  name: string;
}
const rows = (...texts: string[]): Row[] => texts.map((text) => ({ id: text.slice(0, 1), name: text }));
const keyOf = ({ id }: Row): string => id;
const texts = ({ rows: shown }: Kept<Row>): string => shown.map(({ name }) => name).join(' ');

/** A list at rest that shows these. */
const resting = (shown: Row[]): Kept<Row> => kept(nothingKept, { of: 'q', rows: shown, quiet: true }, keyOf);
const later = (before: Kept<Row>, shown: Row[], more: { of?: string; quiet?: boolean } = {}): Kept<Row> =>
  kept(before, { of: 'q', rows: shown, quiet: true, ...more }, keyOf);

describe('a list that is being read', () => {
  it('changes rows in place, lets new ones wait, and keeps those that went as last known', () => {
    const next = later(resting(rows('a1', 'b1')), rows('c1', 'b2'));
    assert.equal(texts(next), 'a1 b2');
    assert.deepEqual(waiting(next, keyOf), { came: 1, gone: new Set(['a']) });
  });

  it('shows at once what answers another question, or was asked for after one’s own change', () => {
    const own = later(resting(rows('a1', 'b1')), rows('a1', 'b1'), { of: 'q after a change', quiet: false });
    const next = later(own, rows('b1', 'c1'), { of: 'q after a change' });
    assert.equal(texts(next), 'b1 c1');
    assert.deepEqual(waiting(next, keyOf), { came: 0, gone: new Set() });
    assert.equal(texts(later(next, rows('b1', 'c1', 'd1'), { of: 'q after a change' })), 'b1 c1');
  });

  it('shows at once what was on its way when one arrived', () => {
    const cached = kept(nothingKept, { of: 'q', rows: rows('a1'), quiet: false }, keyOf);
    assert.equal(texts(later(cached, rows('a1', 'b1'))), 'a1 b1');
  });

  it('shows what comes where there was nothing', () => {
    assert.equal(texts(later(resting([]), rows('a1'))), 'a1');
  });
});
