import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from '../../domain/journal/fields.ts';
import { formKey, leftOf, withoutEntries } from './begun.ts';

test('in another village nothing is named that lies in the first; what was counted and chosen stays', () => {
  const visit = { households: ['a'], purpose: 'routine', declined: 2 };
  assert.deepEqual(withoutEntries(fieldsOf('visit'), visit), { purpose: 'routine', declined: 2 });
  const analysis = { month: '2026-11', leadsTo: 'b' };
  assert.deepEqual(withoutEntries(fieldsOf('analysis'), analysis), { month: '2026-11' });
});

const begun = { village: 'v', onSite: true, body: {}, note: '柴草', details: {}, with: [], made: [] };
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
