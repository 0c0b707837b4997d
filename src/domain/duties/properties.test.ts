import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { journal } from '../../../tests/support/journals.ts';
import { bozhou, november, NOVEMBER_CLOSES, posting, recommended } from '../../../tests/support/months.ts';
import { time } from '../../../tests/support/noted.ts';
import { monthOf, type Month } from '../calendar/utc8.ts';
import type { Entry } from '../journal/entry.ts';
import { assess, type AssessInput } from './assess.ts';
import type { DutyResults } from './duty.ts';
import { entriesNeeded, monthsTouched, type EntriesNeeded } from './needed.ts';

const months: Month[] = ['2026-09', '2026-10', '2026-11', '2026-12'];
const postings = [
  posting({ from: '08-10' }),
  posting({ officer: 'resident', duty: 'resident' }),
  posting({ officer: 'another', duty: 'acting', standsInFor: 'contact', from: '10-05', to: '11-20' }),
];
const input = (entries: readonly Entry[], more: Partial<AssessInput> = {}) => november({ postings, entries, ...more });
const setting = fc.record({
  month: fc.constantFrom(...months),
  policy: fc.constantFrom(bozhou, recommended),
  closed: fc.constantFrom(null, NOVEMBER_CLOSES),
});
const holds = <T>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 500 });

/** The figures without their evidence. */
const figures = (duties: DutyResults) =>
  Object.fromEntries(Object.entries(duties).map(([id, { required, done, state }]) => [id, { required, done, state }]));
const card = (given: AssessInput) => {
  const { village, postings: rows } = assess(given);
  return [figures(village), ...rows.map((row) => [row.officer, row.posting, figures(row.duties)])];
};

test('the order of entries does not matter, and a duplicate changes nothing', () => {
  holds(
    fc.property(journal, setting, fc.infiniteStream(fc.nat()), (entries, given, shuffle) => {
      const twice = [...entries, ...entries.filter((_, index) => index % 3 === 0)];
      const shuffled = twice
        .map((entry) => ({ entry, key: shuffle.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry);
      assert.deepEqual(assess(input(shuffled, given)), assess(input(entries, given)));
    }),
  );
});

test('whatever holds the entries needed gives the same result: the phone’s is the server’s', () => {
  holds(
    fc.property(journal, setting, (entries, given) => {
      const needed = selected(entries, entriesNeeded([given.policy], given.month));
      assert.deepEqual(assess(input(needed, given)), assess(input(entries, given)));
    }),
  );
});

test('until changesAt the result stays as it is', () => {
  const asOf = fc.constantFrom('10-20 12:00', '11-03 08:00', '11-20 12:00', '12-03 23:00', '12-20 09:00').map(time);
  holds(
    fc.property(journal, setting, asOf, asOf, (entries, given, one, other) => {
      const [now, then] = one <= other ? [one, other] : [other, one];
      const first = assess(input(entries, { ...given, asOf: now }));
      const later = assess(input(entries, { ...given, asOf: then }));
      if (first.changesAt === null || then < first.changesAt) assert.deepEqual(later, first);
      else assert.ok(first.changesAt > now);
    }),
  );
});

test('a closed month never moves, whatever is noted afterwards', () => {
  holds(
    fc.property(journal, journal, setting, (before, after, given) => {
      const closed = NOVEMBER_CLOSES;
      const known = before.filter((entry) => entry.receivedAt < closed);
      const afterwards = [...before, ...after.map((entry) => ({ ...entry, id: `a${entry.id}` }))].filter(
        (entry) => entry.receivedAt >= closed,
      );
      const month = given.month === '2026-12' ? '2026-11' : given.month;
      const at = (entries: Entry[], asOf: string) =>
        card(input(entries, { ...given, month, closed, asOf: time(asOf) }));
      assert.deepEqual(at([...known, ...afterwards], '12-31 00:00'), at(known, '12-04 00:00'));
    }),
  );
});

test('an entry changes no month’s card but those it touches', () => {
  holds(
    fc.property(journal, fc.constantFrom(bozhou, recommended), (entries, policy) => {
      const entry = entries[entries.length - 1]!;
      const before = entries.slice(0, -1);
      const at = entry.receivedAt > time('12-31 12:00') ? entry.receivedAt : time('12-31 12:00');
      const touched = monthsTouched(entry, related(entry, before), at);
      for (const month of months.filter((one) => !touched.includes(one))) {
        const given = { policy, month, asOf: time('12-31 12:00') };
        assert.deepEqual(assess(input(entries, given)), assess(input(before, given)), `${entry.kind} in ${month}`);
      }
      assert.ok(touched.every((month) => month <= monthOf(at)));
    }),
  );
});

test('a dispute with harm is in no denominator, and no aim changes by it', () => {
  holds(
    fc.property(journal, setting, (entries, given) => {
      const harm = new Set(
        entries.filter((entry) => entry.kind === 'dispute' && entry.body.harm !== 'none').map((entry) => entry.id),
      );
      const without = entries.filter((entry) => !harm.has(entry.id) && !harm.has(entry.about ?? ''));
      const { village } = assess(input(entries, given));
      assert.deepEqual(figures(village), figures(assess(input(without, given)).village));
      for (const duty of ['disputeSameDay', 'disputeInVillage'] as const)
        assert.ok(!village[duty]?.evidence.some((item) => harm.has(item.id)));
    }),
  );
});

/** What `EntriesNeeded` says, in memory. */
function selected(entries: readonly Entry[], { first, last, month, monthFirst }: EntriesNeeded): Entry[] {
  const within = (at: string, from: string) => at.slice(0, 10) >= from && at.slice(0, 10) <= last;
  const found = new Set<Entry>();
  for (const entry of entries) {
    const body = entry.body as Body;
    const named = [body, body.changes?.body ?? {}];
    const moved = body.changes?.occurredAt;
    if (
      within(entry.occurredAt, first) ||
      (moved !== undefined && within(moved, first)) ||
      named.some((one) => one.month === month || (one.performOn !== undefined && within(one.performOn, monthFirst)))
    )
      found.add(entry);
  }
  const grow = (joins: (one: Entry, other: Entry) => boolean) => {
    const known = [...found];
    for (const entry of entries) if (known.some((one) => joins(one, entry))) found.add(entry);
  };
  for (let step = 0; step < 2; step += 1) grow((one, other) => one.about === other.id);
  for (let step = 0; step < 2; step += 1) grow((one, other) => other.about === one.id);
  grow((one, other) => ((one.body as Body).households ?? []).includes(other.id));
  grow((one, other) => one.kind === 'household' && other.about === one.id);
  return [...found];
}

interface Body {
  month?: string;
  performOn?: string;
  households?: string[];
  changes?: { occurredAt?: string; body?: Body };
}

/** What an entry refers to, that thing's opening, and all that refers to these. */
function related(entry: Entry, entries: readonly Entry[]): Entry[] {
  const found = new Set<string>([entry.id, entry.about ?? '']);
  for (let step = 0; step < 4; step += 1)
    for (const other of entries) {
      if (found.has(other.id)) found.add(other.about ?? '');
      if (found.has(other.about ?? '-')) found.add(other.id);
    }
  return entries.filter((other) => found.has(other.id));
}
