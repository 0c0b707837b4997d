import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryBody } from '../../../tests/support/arbitraryBody.ts';
import { kinds, type Kind } from './registry.ts';
import { joinTexts, splitTexts, withoutPointers } from './texts.ts';

for (const kind of Object.keys(kinds) as Kind[]) {
  test(`texts of ${kind} taken out and put back give the same entry`, () => {
    fc.assert(
      fc.property(arbitraryBody(kind), fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (body, note) => {
        const before = structuredClone(body);
        const { body: rest, texts } = splitTexts(kind, body, note, 'hazard');
        const joined = joinTexts(rest, texts);
        assert.deepEqual({ body: joined.body, note: joined.note }, { body, note });
        assert.deepEqual(withoutPointers(joined.body, [...texts.keys()]), rest, 'pointers alone take the same out');
        assert.deepEqual(body, before, 'nothing given is changed');
        for (const text of texts.values()) assert.equal(typeof text, 'string');
      }),
      { numRuns: 40 },
    );
  });
}

test('pointers name each typed string', () => {
  const body = { groups: [{ group: '邹庄', doors: 48 }, { group: '路南' }], residents: 1, marketDays: '逢三' };
  const { body: rest, texts } = splitTexts('villageProfile', body, '备注');
  assert.deepEqual(Object.fromEntries(texts), {
    '/note': '备注',
    '/body/groups/0/group': '邹庄',
    '/body/groups/1/group': '路南',
    '/body/marketDays': '逢三',
  });
  assert.deepEqual(rest, { groups: [{ doors: 48 }, {}], residents: 1 });
});

test('a correction has the typed strings of the kind it corrects', () => {
  const changes = { body: { what: '改后', place: '塘边' }, note: '改后备注' };
  const body = { action: 'amend', reason: '写错了', changes };
  const { texts, body: rest } = splitTexts('correction', body, undefined, 'incident');
  assert.deepEqual([...texts.keys()].sort(), [
    '/body/changes/body/place',
    '/body/changes/body/what',
    '/body/changes/note',
    '/body/reason',
  ]);
  assert.deepEqual(rest, { action: 'amend', changes: { body: {} } });
  const plan = { action: 'amend', reason: '写错了', changes: { body: { what: 'patrol' } } };
  assert.deepEqual([...splitTexts('correction', plan, undefined, 'plan').texts.keys()], ['/body/reason']);
});

test('an erased text stays absent', () => {
  const { body, texts } = splitTexts('incident', { class: 'accident', place: '塘边', what: '侧翻' });
  texts.delete('/body/what');
  assert.deepEqual(joinTexts(body, texts), { body: { class: 'accident', place: '塘边' } });
});
