import fc from 'fast-check';
import { addMs, type Instant } from '../../src/domain/calendar/utc8.ts';
import type { Entry } from '../../src/domain/journal/entry.ts';
import { time } from './noted.ts';

/** Months around November 2026, in steps coarse enough for entries to share an instant. */
const instant = fc.integer({ min: 0, max: 6 * 30 * 4 }).map((n) => addMs(time('07-15 00:30'), n * 6 * 3_600_000));
const day = instant.map((at) => at.slice(0, 10));
const month = fc.constantFrom('2026-09', '2026-10', '2026-11', '2026-12');
const one = <T>(...values: T[]) => fc.constantFrom(...values);
const opens = <B>(kind: string, body: fc.Arbitrary<B>) => body.map((filled) => ({ kind, body: filled }));

const opening = fc.oneof(
  opens('diary', fc.record({ work: fc.constant(['talk']) })),
  opens('household', fc.record({ group: one('邹庄'), label: one('1号', '2号', '３号', '3号') })),
  opens('information', fc.record({ category: one('scam', 'nothingNew'), direction: one('toStation', 'toContact') })),
  opens(
    'dispute',
    fc.record({ type: one('neighbour', 'debt'), size: one('two'), harm: one('none', 'none', 'injury') }),
  ),
  opens('hazard', fc.record({ type: one('camera', 'fire'), place: one('村口') })),
  opens('incident', fc.record({ class: one('disaster'), place: one('村口') })),
  opens('alert', fc.record({ title: one('防骗'), validUntil: day.map((on) => `${on}T23:59:59.999+08:00`) })),
  opens('lawClass', fc.record({ attendance: fc.nat(30) })),
  opens('analysis', fc.record({ month })),
  opens('caseCounts', fc.record({ month })),
);

const steps: Record<string, fc.Arbitrary<object>> = {
  information: opens('informationOutcome', fc.record({ outcome: one('used', 'notUsed') })),
  dispute: fc.oneof(
    opens(
      'mediation',
      fc.record({
        result: one('calmed', 'continuing', 'settled', 'settled', 'referred', 'withdrawn'),
        agreement: one('oral', 'written'),
        performOn: day,
      }),
    ),
    opens('followUp', fc.record({ finding: one('holding', 'relapsed') })),
  ),
  hazard: fc.oneof(
    opens('hazardStep', fc.record({ step: one('handedOver', 'repaired', 'verified', 'cannot') })),
    opens('followUp', fc.record({ finding: one('done', 'notDone') })),
  ),
  incident: opens('incidentStep', fc.record({ step: one('acknowledged', 'closed') })),
  alert: opens('alertStep', fc.record({ step: one('approved', 'returned', 'withdrawn') })),
};

const stamp = fc.record({
  author: one('officer', 'officer', 'another', 'resident', 'clerk'),
  with: fc.option(fc.constant(['officer']), { nil: undefined, freq: 4 }),
  onBehalfOf: fc.option(fc.constant('officer'), { nil: undefined, freq: 6 }),
  occurredAt: instant,
  waits: fc.constantFrom(0, 0, 0, 1, 5, 40),
  onSite: one(true, true, false),
});

const change = fc.oneof(
  fc.constant({ action: 'withdraw' }),
  fc.record({ action: fc.constant('amend'), changes: fc.record({ occurredAt: instant }) }),
  fc.record({ action: fc.constant('amend'), changes: fc.record({ onSite: fc.boolean() }) }),
);

type Made = Record<string, unknown> & { kind: string; id: string; about?: string };

/** A step, a correction or a confirmation of something noted before, or something new. */
const move = fc.record({
  opening,
  stamp,
  what: one('new', 'new', 'step', 'step', 'step', 'visit', 'correction', 'confirmation'),
  target: fc.nat(),
  change,
  mine: one('mine', 'notMine'),
  seed: fc.nat(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** A village's journal of half a year around November 2026, in the order it was written. */
export const journal: fc.Arbitrary<Entry[]> = fc
  .array(move, { minLength: 1, maxLength: 50 })
  .map((moves) => written(moves) as unknown as Entry[]);

function written(moves: Move[]): Made[] {
  const entries: Made[] = [];
  for (const [index, next] of moves.entries()) {
    const id = `01900000-0000-7000-8000-${String(next.seed % 1000).padStart(6, '0')}${String(index).padStart(6, '0')}`;
    const { waits, ...stamped } = next.stamp;
    const receivedAt: Instant = addMs(stamped.occurredAt, waits * 86_400_000);
    const envelope = {
      id,
      village: '341622101210',
      number: index + 1,
      ...stamped,
      recordedAt: stamped.occurredAt,
      receivedAt,
    };
    entries.push({ ...envelope, ...bodyOf(next, entries) });
  }
  return entries;
}

function bodyOf(next: Move, entries: Made[]): { kind: string; body: unknown; about?: string } {
  // half of all steps go to the first few entries, so that cases grow long
  const among = next.seed % 2 === 0 ? Math.min(entries.length, 4) : entries.length;
  const target = among === 0 ? undefined : entries[next.target % among];
  if (next.what === 'visit') {
    const doors = entries.filter((entry) => entry.kind === 'household').map((entry) => entry.id);
    return { kind: 'visit', body: { households: doors.slice(next.seed % 3), purpose: 'routine' } };
  }
  if (target === undefined || next.what === 'new') return next.opening;
  if (next.what === 'correction' && target.kind !== 'correction')
    return { kind: 'correction', body: { ...next.change, reason: '记错了' }, about: target.id };
  if (next.what === 'confirmation' && target.kind !== 'correction')
    return { kind: 'confirmation', body: { answer: next.mine }, about: target.id };
  const step = steps[target.kind];
  if (step === undefined) return next.opening;
  const [drawn] = fc.sample(step, { seed: next.seed, numRuns: 1 });
  return { ...(drawn as { kind: string; body: unknown }), about: target.id };
}
