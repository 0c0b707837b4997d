import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effective } from './effective.ts';
import type { Entry } from './entry.ts';

const at = (minute: number): string => `2014-11-07T09:${String(minute).padStart(2, '0')}:00.000+08:00`;
let ids = 0;

function entry(kind: string, body: object, more: object = {}): Entry {
  const number = ++ids;
  const id = `0147c6f1-8a00-7000-8000-${String(number).padStart(12, '0')}`;
  const base = { id, village: '341622101210', author: 'zhang', occurredAt: at(0), recordedAt: at(0), onSite: true };
  return { ...base, number, receivedAt: at(59), kind, body, ...more } as unknown as Entry;
}

const visit = (more: object = {}) => entry('visit', { households: [], purpose: 'routine', notHome: 2 }, more);
const amend = (about: Entry, changes: object, minute = 1) =>
  entry('correction', { action: 'amend', reason: '写错了', changes }, { about: about.id, recordedAt: at(minute) });
const withdraw = (about: Entry, minute = 1) =>
  entry('correction', { action: 'withdraw', reason: '记重了' }, { about: about.id, recordedAt: at(minute) });
const answer = (about: Entry, author: string, said: 'mine' | 'notMine', minute = 1) =>
  entry('confirmation', { answer: said }, { about: about.id, author, recordedAt: at(minute) });
const own = (entries: Entry[]) => effective(entries)[0]!.own;

test('an entry counts for its author and those with them', () => {
  assert.deepEqual(own([visit({ with: ['li', 'wang'] })]), ['zhang', 'li', 'wang']);
});

test('an officer who strikes themselves out no longer has it', () => {
  const joint = visit({ with: ['li', 'wang'] });
  assert.deepEqual(own([joint, answer(joint, 'li', 'notMine')]), ['zhang', 'wang']);
});

test('an entry noted for someone counts for them once they confirm', () => {
  const noted = visit({ onBehalfOf: 'li' });
  assert.deepEqual(own([noted]), ['zhang']);
  assert.deepEqual(own([noted, answer(noted, 'li', 'mine')]), ['zhang', 'li']);
  assert.deepEqual(own([noted, answer(noted, 'li', 'notMine')]), ['zhang']);
});

test('the latest answer of an officer wins; a withdrawn answer was never given', () => {
  const joint = visit({ with: ['li'] });
  const no = answer(joint, 'li', 'notMine', 1);
  assert.deepEqual(own([joint, answer(joint, 'li', 'mine', 2), no]), ['zhang', 'li']);
  assert.deepEqual(own([joint, no, withdraw(no)]), ['zhang', 'li']);
  assert.deepEqual(own([joint, no, amend(no, { body: { answer: 'mine' } })]), ['zhang', 'li']);
});

test('someone not named changes nothing by confirming', () => {
  const noted = visit();
  assert.deepEqual(own([noted, answer(noted, 'li', 'mine')]), ['zhang']);
});

test('what a villager or the system wrote is nobody’s own', () => {
  assert.deepEqual(own([entry('request', { type: 'help', via: 'page' }, { author: 'villager' })]), []);
});

test('a withdrawn entry is gone', () => {
  const noted = visit();
  assert.deepEqual(effective([noted, withdraw(noted)]), []);
});

test('an amended entry reads as amended: fields named are replaced, null removes one, the rest stays', () => {
  const noted = visit({ note: '旧' });
  const changes = {
    occurredAt: '2014-10-31T23:00:00.000+08:00',
    note: null,
    body: { purpose: 'safety', notHome: null },
  };
  const [read] = effective([noted, amend(noted, changes)]);
  assert.deepEqual(read!.body, { households: [], purpose: 'safety' });
  assert.deepEqual([read!.occurredOn, read!.note, read!.amended], ['2014-10-31', undefined, true]);
  assert.equal(noted.note, '旧', 'the original is not changed');
});

test('of several corrections the latest applies, to the original', () => {
  const noted = visit();
  const [read] = effective([
    noted,
    amend(noted, { body: { notHome: 5 } }, 3),
    amend(noted, { onSite: false }, 4),
    withdraw(noted, 2),
  ]);
  assert.deepEqual([read!.onSite, read!.body], [false, noted.body]);
});

test('entries come in the order in which things happened', () => {
  const [late, early] = [visit({ occurredAt: at(30) }), visit({ occurredAt: at(10) })];
  assert.deepEqual(
    effective([late, early]).map(({ id }) => id),
    [early.id, late.id],
  );
});

/** A journal in which anything may be corrected, confirmed and corrected again. */
const journals = fc
  .array(
    fc.record({
      what: fc.constantFrom('visit', 'amend', 'withdraw', 'mine', 'notMine'),
      on: fc.nat(),
      minute: fc.nat(59),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((plan) => {
    const entries: Entry[] = [visit({ with: ['li'], onBehalfOf: 'wang' })];
    for (const { what, on, minute } of plan) {
      const targets = entries.filter(({ kind }) => kind !== 'correction');
      const target = targets[on % targets.length]!;
      if (what === 'visit') entries.push(visit({ occurredAt: at(minute), with: ['li'] }));
      else if (what === 'withdraw') entries.push(withdraw(target, minute));
      else if (what === 'amend') entries.push(amend(target, { occurredAt: at(minute) }, minute));
      else entries.push(answer(target, on % 2 ? 'li' : 'wang', what as 'mine', minute));
    }
    return entries;
  });

test('neither the order of arrival nor duplicates change what is read', () => {
  fc.assert(
    fc.property(
      journals.chain((entries) =>
        fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
        ),
      ),
      ([entries, shuffled]) => assert.deepEqual(effective(shuffled), effective(entries)),
    ),
  );
});

test('a list is read once, and anew when more is put to it', () => {
  const one = visit();
  const entries = [one];
  const before = effective(entries);
  assert.equal(effective(entries), before);
  entries.push(withdraw(one));
  assert.deepEqual(effective(entries), []);
  assert.equal(before.length, 1);
});
