import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../../domain/journal/entry.ts';
import type { Begun } from '../begun.ts';
import { changesOf, correctingFrom, correctingOf, correctionOf, isUnchanged } from './corrected.ts';

const AT = '2026-11-20T09:00:00.000+08:00';
const LATER = '2026-11-20T10:30:00.000+08:00';

const hazard = {
  ...{ id: '0192f0c1-0000-7000-8000-000000000001', village: '341622101210', kind: 'hazard', author: 'a', number: 3 },
  ...{ occurredAt: AT, recordedAt: AT, receivedAt: AT, onSite: true },
  body: { type: 'water', place: '东塘' },
  note: '栏杆断了',
} as unknown as Entry;

const dispute = {
  ...hazard,
  kind: 'dispute',
  body: { harm: 'none', type: 'neighbour', size: 'two', place: '邹庄' },
} as unknown as Entry;

const should = (entry: Entry, changes: Partial<Begun>): Begun => ({ ...correctingOf(entry).should, ...changes });

const table: [string, Entry, Partial<Begun>, object][] = [
  ['nothing was changed', hazard, {}, {}],
  ['a field', hazard, { body: { type: 'water', place: '西塘' } }, { body: { place: '西塘' } }],
  [
    'a field that may be left out is emptied',
    dispute,
    { body: { ...dispute.body, place: '' } },
    { body: { place: null } },
  ],
  ['when it was', hazard, { at: LATER }, { occurredAt: LATER }],
  ['where it was noted', hazard, { onSite: false }, { onSite: false }],
  ['the note', hazard, { note: '栏杆修好了' }, { note: '栏杆修好了' }],
  ['the note is taken out', hazard, { note: '  ' }, { note: null }],
  ['blanks around the note are no change', hazard, { note: ' 栏杆断了 ' }, {}],
  [
    'several at once',
    hazard,
    { at: LATER, note: '', body: { type: 'road', place: '东塘' } },
    { occurredAt: LATER, note: null, body: { type: 'road' } },
  ],
];

for (const [name, entry, changed, expected] of table)
  test(`what a correction changes: ${name}`, () => {
    assert.deepEqual(changesOf(entry, should(entry, changed)), expected);
  });

for (const [name, entry, changed] of table)
  test(`a refused correction opens as it was said: ${name}`, () => {
    const said = { action: 'amend' as const, reason: '写错了', should: should(entry, changed) };
    const sent = correctionOf(entry, said, LATER);
    const opened = correctingFrom(entry, entry, sent);
    assert.equal(opened.reason, '写错了');
    assert.deepEqual(correctionOf(entry, opened, LATER).body, sent.body);
  });

test('a refused withdrawal opens as one, with the entry as it reads now beside it', () => {
  const reads = { ...hazard, body: { type: 'water', place: '西塘' } } as unknown as Entry;
  const sent = correctionOf(hazard, { ...correctingOf(reads), action: 'withdraw', reason: '没有这回事' }, LATER);
  assert.deepEqual(sent.body, { action: 'withdraw', reason: '没有这回事' });
  const opened = correctingFrom(hazard, reads, sent);
  assert.deepEqual([opened.action, opened.reason, opened.should.body['place']], ['withdraw', '没有这回事', '西塘']);
});

test('what was corrected can be put back as it was noted; as it reads now it is no change', () => {
  const reads = { ...hazard, body: { type: 'water', place: '西塘' }, note: '栏杆修好了' } as unknown as Entry;
  assert.equal(isUnchanged(reads, correctingOf(reads)), true);
  const back = { ...correctingOf(hazard), reason: '本来没写错' };
  assert.equal(isUnchanged(reads, back), false);
  assert.deepEqual(correctionOf(hazard, back, LATER).body, { action: 'amend', reason: '本来没写错', changes: {} });
});

const PARTY = { role: '甲方', name: '赵六' };

test('details given anew are a change of their own, and a refused correction opens with them', () => {
  const said = {
    ...{ action: 'amend' as const, reason: '名字写错' },
    should: should(dispute, { details: { parties: [{ ...PARTY, phone: '' }, {}] } }),
  };
  assert.equal(isUnchanged(dispute, said), false);
  const sent = correctionOf(dispute, said, LATER);
  assert.deepEqual(sent.body, { action: 'amend', reason: '名字写错', changes: {} });
  assert.deepEqual(sent.sealed, { parties: [PARTY] });
  assert.deepEqual(correctingFrom(dispute, dispute, sent).should.details, sent.sealed);
});

for (const [name, action, details] of [
  ['left blank', 'amend', {}],
  ['begun and emptied', 'amend', { parties: [{ role: '', name: '' }] }],
  ['with a withdrawal', 'withdraw', { parties: [PARTY] }],
] as const)
  test(`details ${name} are not sent: what the server has stays`, () => {
    const said = { action, reason: '写错了', should: should(dispute, { details }) };
    assert.equal('sealed' in correctionOf(dispute, said, LATER), false);
    assert.equal(isUnchanged(dispute, said), action === 'amend');
  });
