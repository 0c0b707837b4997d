import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Kind } from '../journal/registry.ts';
import {
  auditExpiresOn,
  type Course,
  detailsExpireOn,
  monthsAfter,
  photosExpireOn,
  retention,
  retentionSchema,
  shortenedTo,
  textsExpireOn,
} from './retention.ts';

const closed = (openedOn: string, closedOn: string | null): Course => ({
  occurredOn: openedOn,
  case: { openedOn, closedOn },
});

const details: [string, Kind, Course, string][] = [
  ['parties go 24 months after closing', 'dispute', closed('2014-11-07', '2014-11-20'), '2016-11-20'],
  ['parties go 36 months after opening at the latest', 'dispute', closed('2014-11-07', '2016-11-20'), '2017-11-07'],
  ['parties of an open dispute go after 36 months', 'dispute', closed('2014-11-07', null), '2017-11-07'],
  ['a request’s contact goes 90 days after closing', 'request', closed('2014-11-07', '2014-11-08'), '2015-02-06'],
  [
    'a request’s contact goes after 12 months at the latest',
    'request',
    closed('2014-11-07', '2015-11-01'),
    '2015-11-07',
  ],
  ['a complaint’s contact goes after 12 months while open', 'complaint', closed('2014-11-07', null), '2015-11-07'],
  [
    'a registration goes 30 days after its last day',
    'registration',
    { occurredOn: '2014-11-07', until: '2014-12-31' },
    '2015-01-30',
  ],
  [
    'a registration goes after 12 months at the latest',
    'registration',
    { occurredOn: '2014-11-07', until: '2016-01-01' },
    '2015-11-07',
  ],
  ['a registration without last day goes after 12 months', 'registration', { occurredOn: '2016-02-29' }, '2017-02-28'],
];
for (const [fact, kind, course, day] of details) test(fact, () => assert.equal(detailsExpireOn(kind, course), day));

test('texts go 24 months after their case closed, and stay while it is open', () => {
  assert.equal(textsExpireOn('dispute', '/note', closed('2014-11-07', '2014-11-20')), '2016-11-20');
  assert.equal(textsExpireOn('dispute', '/note', closed('2014-11-07', null)), '2017-11-07', 'open for ever');
});

test('texts outside any case go 24 months after what happened; names of doors and groups stay', () => {
  assert.equal(textsExpireOn('visit', '/note', { occurredOn: '2014-11-07' }), '2016-11-07');
  const course = { occurredOn: '2014-11-07' };
  assert.equal(textsExpireOn('household', '/body/label', course), null);
  assert.equal(textsExpireOn('household', '/body/changes/body/label', course), null, 'a corrected name of a door');
  for (const pointer of ['/note', '/body/reason', '/body/changes/note'])
    assert.equal(textsExpireOn('villageProfile', pointer, course), '2016-11-07', pointer);
});

test('photos of agreements go with the parties, others after 12 months', () => {
  assert.equal(photosExpireOn('mediation', closed('2014-11-07', '2014-11-20')), '2016-11-20');
  assert.equal(photosExpireOn('hazard', closed('2014-11-07', '2014-11-20')), '2015-11-07');
});

test('audit lines go after 36 months', () => assert.equal(auditExpiresOn('2014-08-31'), '2017-08-31'));

test('a day that the later month lacks becomes its last', () =>
  assert.equal(monthsAfter('2014-08-31', 6), '2015-02-28'));

test('a deployment can shorten, not lengthen, and audit never below six months', () => {
  assert.deepEqual(retentionSchema.parse({}), retention);
  const shorter = { contact: { daysAfterClosing: 30 } };
  assert.deepEqual(retentionSchema.parse(shorter), {
    ...retention,
    contact: { ...retention.contact, daysAfterClosing: 30 },
  });
  for (const [what, lengths] of Object.entries(retention)) {
    for (const [from, most] of Object.entries(lengths)) {
      assert.equal(retentionSchema.safeParse({ [what]: { [from]: most + 1 } }).success, false, `${what} ${from}`);
    }
  }
  assert.equal(retentionSchema.safeParse({ audit: { months: 5 } }).success, false);
});

test('shortening never keeps anything longer', () => {
  const figures = {
    disputeParties: fc.record({
      monthsAfterClosing: fc.integer({ min: 1, max: 24 }),
      monthsAfterOpening: fc.integer({ min: 1, max: 36 }),
    }),
    contact: fc.record({
      daysAfterClosing: fc.integer({ min: 1, max: 90 }),
      monthsAfterOpening: fc.integer({ min: 1, max: 12 }),
    }),
    registration: fc.record({
      daysAfterUntil: fc.integer({ min: 1, max: 30 }),
      months: fc.integer({ min: 1, max: 12 }),
    }),
  };
  const kinds: Kind[] = ['dispute', 'request', 'complaint', 'registration'];
  fc.assert(
    fc.property(fc.record(figures), fc.constantFrom(...kinds), fc.nat(1000), (shorter, kind, days) => {
      const closedOn = new Date(Date.UTC(2014, 10, 7 + days)).toISOString().slice(0, 10);
      const course = closed('2014-11-07', closedOn);
      const kept = retentionSchema.parse(shorter);
      assert.ok(detailsExpireOn(kind, course, kept) <= detailsExpireOn(kind, course));
    }),
  );
});

test('what a deployment kept is shortened by a later maximum, and what it did not keep is the maximum', () => {
  assert.deepEqual(shortenedTo(undefined), retention);
  const { caseTexts, held } = shortenedTo({
    caseTexts: { monthsAfterClosing: 6, monthsAfterOpening: 400 },
    gone: { months: 1 },
  });
  assert.deepEqual(caseTexts, { monthsAfterClosing: 6, monthsAfterOpening: 36 });
  assert.deepEqual(held, retention.held);
});
