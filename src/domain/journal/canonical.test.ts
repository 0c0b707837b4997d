import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, utf8 } from './canonical.ts';

const json = fc.jsonValue({ stringUnit: 'binary' });

test('canonical JSON is what the reference implementation of RFC 8785 writes', () => {
  fc.assert(fc.property(json, (value) => assert.equal(canonical(value), canonicalize(value))));
});

test('canonical JSON reads back as the same value', () => {
  fc.assert(fc.property(json, (value) => assert.equal(canonical(JSON.parse(canonical(value))), canonical(value))));
});

const examples: [string, unknown, string][] = [
  ['keys in order of UTF-16 code units', { ﬁ: 1, '𠮷': 2, b: 3, B: 4, '': 5 }, '{"":5,"B":4,"b":3,"𠮷":2,"ﬁ":1}'],
  ['numbers as ECMAScript writes them', [1e21, 1e-7, -0, 100, 0.1], '[1e+21,1e-7,0,100,0.1]'],
  ['absent members left out', { a: undefined, b: null }, '{"b":null}'],
  ['control characters escaped, others not', '\u0001\n"\\ \u2028é', '"\\u0001\\n\\"\\\\ \u2028é"'],
];
for (const [what, value, text] of examples) test(`canonical JSON: ${what}`, () => assert.equal(canonical(value), text));

test('what JSON cannot carry is refused', () => {
  for (const value of [NaN, Infinity, undefined, 1n, [undefined]]) assert.throws(() => canonical(value), TypeError);
});

test('UTF-8 bytes are those of the platform', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.deepEqual(Buffer.from(utf8(text)), Buffer.from(text))),
  );
});
