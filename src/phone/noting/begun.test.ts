import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from '../../domain/journal/fields.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import { formKey, leftOf, movedTo, type Values } from './begun.ts';

const begun = { village: 'v', onSite: true, body: {}, note: '柴草', details: {}, with: [], made: [] };

/** The body of a form that was moved from `v` to `w`, which begin with these. */
const moved = (kind: Kind, body: Values, filled: Record<string, Values> = {}) => {
  const form = { ...begun, body, with: ['colleague'], made: [{ id: 'a', label: '1号' }] };
  const first = (village: string) => ({ ...begun, village, body: filled[village] ?? {} });
  const { body: now, ...rest } = movedTo('w', form, fieldsOf(kind), first);
  assert.deepEqual(rest, { village: 'w', made: [], with: [], onBehalfOf: undefined });
  return now;
};

test('in another village nothing is named that lies in the first; what was counted and chosen stays', () => {
  const visit = { households: ['a'], purpose: 'routine', declined: 2 };
  assert.deepEqual(moved('visit', visit), { purpose: 'routine', declined: 2 });
  assert.deepEqual(moved('analysis', { month: '2026-11', leadsTo: 'b' }), { month: '2026-11' });
});

test('in another village what was filled in of the first is as that one has it; what was typed stays', () => {
  const filled = { v: { residents: 200, away: 50 }, w: { residents: 310, away: 80, ponds: 2 } };
  const typed = { residents: 200, away: 60 };
  assert.deepEqual(moved('villageProfile', typed, filled), { residents: 310, away: 60, ponds: 2 });
});
const leftForms: [string, { key: string; draft: unknown }, object | undefined][] = [
  ['a form', { key: formKey('visit'), draft: begun }, { kind: 'visit', about: undefined, village: 'v', note: '柴草' }],
  [
    'a step',
    { key: formKey('hazardStep', 'h'), draft: begun },
    { kind: 'hazardStep', about: 'h', village: 'v', note: '柴草' },
  ],
  [
    'a correction, by what it corrects',
    { key: formKey('correction', 'e'), draft: { action: 'amend', reason: '', should: begun } },
    { kind: 'correction', about: 'e', village: 'v', note: '柴草' },
  ],
  ['what mends a refused one stands with that', { key: 'mend e', draft: begun }, undefined],
  ['of a kind that is no more', { key: 'note horoscope ', draft: begun }, undefined],
];

for (const [what, kept, expected] of leftForms)
  test(`begun and left: ${what}`, () => {
    assert.deepEqual(leftOf(kept), expected && { key: kept.key, ...expected });
  });
