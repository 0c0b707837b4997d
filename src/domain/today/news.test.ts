import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { context as always, noted, time } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { news } from './news.ts';

const context = { ...always, asOf: time('11-23 08:00') };
const told = noted('information', '11-10 09:00', { category: 'theft', direction: 'toStation' });
const theirs = noted(
  'information',
  '11-10 09:00',
  { category: 'scam', direction: 'toStation' },
  { author: 'colleague' },
);
const used = noted('informationOutcome', '11-19 09:00', { outcome: 'used' }, { about: told.id, author: 'clerk' });
const other = noted('informationOutcome', '11-19 09:00', { outcome: 'used' }, { about: theirs.id, author: 'clerk' });
const alert = noted('alert', '11-20 09:00', {
  ...{ level: 'notice', topic: 'theft', title: '看好门', text: '锁好门窗' },
  validUntil: time('12-20 00:00'),
} as never);
const back = noted('alertStep', '11-20 10:00', { step: 'returned' }, { about: alert.id, author: 'clerk' });
const quarrel = noted('dispute', '11-20 20:00', { type: 'neighbour', size: 'two', harm: 'none' }, { onSite: false });
const village: Entry[] = [told, theirs, used, other, alert, back, quarrel];
const said = (entries: readonly Entry[]) =>
  news(entries, 'officer', context).map(({ what, at, entry }) => `${what} ${entry.kind} ${at.slice(5, 16)}`);

describe('what came for an officer', () => {
  const expected = ['overdue dispute 11-21T12:00', 'returned alert 11-20T10:00', 'answered information 11-19T09:00'];

  test('is what was said to their own entries and whose clock ran out, the latest first', () => {
    assert.deepEqual(said(village), expected);
  });

  test('is the same for every order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(village, { minLength: village.length }), (shuffled) =>
        assert.deepEqual(said(shuffled), expected),
      ),
    );
  });

  test('is the first of two words that two at the station said at the same moment, also once the text was mended', () => {
    const by = { about: alert.id, author: 'leader' };
    const late = noted('alertStep', '11-20 10:01', { step: 'returned' }, by);
    const anew = noted('informationOutcome', '11-19 09:01', { outcome: 'notUsed' }, { ...by, about: told.id });
    assert.deepEqual(said([...village, late, anew]), expected);
    const changes = { body: { title: '锁好门' } };
    const mended = noted(
      'correction',
      '11-21 10:00',
      { action: 'amend', reason: '写明', changes },
      { about: alert.id, number: 99 },
    );
    assert.ok(said([...village, mended]).includes('returned alert 11-20T10:00'));
  });

  test('is over after a month, and when the answer is taken back', () => {
    assert.deepEqual(news(village, 'officer', { ...context, asOf: time('12-28 08:00') }), []);
    const undone = noted(
      'correction',
      '11-19 10:00',
      { action: 'withdraw', reason: '写错' },
      { about: used.id, author: 'clerk' },
    );
    assert.ok(!said([...village, undone]).some((line) => line.startsWith('answered')));
  });
});
