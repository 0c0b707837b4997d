import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { monthAsked } from './monthAsked.ts';

const work = noted('diary', '11-20 09:00', { work: ['meeting'] });
const analysis = (month: string) => noted('analysis', '12-01 09:00', { month });
const october = analysis('2026-10');
const november = analysis('2026-11');
const undone = noted('correction', '12-02 09:00', { action: 'withdraw', reason: '写错了' }, { about: november.id });

const table: [string, Entry[], string, string][] = [
  ['the month before, on the first', [work], '2026-12-01', '2026-11'],
  ['and on the tenth', [work, october], '2026-12-10', '2026-11'],
  ['this month after that', [work], '2026-12-11', '2026-12'],
  ['this month once the one before has its own', [work, november], '2026-12-02', '2026-12'],
  ['not once that was taken back', [work, november, undone], '2026-12-03', '2026-11'],
  ['this month where nothing happened in the one before', [october], '2026-12-01', '2026-12'],
  ['the December before, in January', [noted('diary', '12-20 09:00', { work: [] })], '2027-01-02', '2026-12'],
];
for (const [fact, entries, day, month] of table)
  test(`the month that is asked for: ${fact}`, () => assert.equal(monthAsked('analysis', entries, day), month));

test('a count of the month is no analysis of it', () =>
  assert.equal(monthAsked('populationCount', [work, november], '2026-12-02'), '2026-11'));
