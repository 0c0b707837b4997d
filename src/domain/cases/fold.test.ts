import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { context, noted, time } from '../../../tests/support/noted.ts';
import { addMs } from '../calendar/utc8.ts';
import { effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import { kindOf, kinds, type Kind } from '../journal/registry.ts';
import { clockNames, waitingFor, type CaseState } from './caseState.ts';
import { caseKinds, caseStates, foldCase } from './fold.ts';
import { runs } from './rule.ts';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-12-${String(n).padStart(2, '0')}`);
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const finding = fc.record({ finding: oneOf('holding', 'relapsed', 'done', 'notDone') });
const replied = (...steps: string[]) => fc.record({ step: fc.constantFrom(...steps), reply: fc.constant('好') });

/** Bodies by kind, the openings' and their steps'. */
const openings: Record<string, fc.Arbitrary<object>> = {
  dispute: fc.record({ type: oneOf('neighbour', 'debt'), size: oneOf('two'), harm: fc.constant('none') }),
  hazard: fc.record({ type: oneOf('fire', 'camera'), place: fc.constant('村东') }),
  incident: fc.record({ class: oneOf('disaster'), place: fc.constant('村东') }),
  information: fc.record({ category: oneOf('scam'), direction: oneOf('toStation', 'toContact') }),
  request: fc.record({ type: oneOf('help'), via: oneOf('page') }),
  complaint: fc.record({ subject: oneOf('service'), via: oneOf('page') }),
  alert: fc.record({ title: fc.constant('防骗'), validUntil: day.map((on) => `${on}T23:59:59.999+08:00`) }),
};
const results = ['calmed', 'continuing', 'settled', 'referred', 'notMediable', 'withdrawn'];
const steps: Record<string, [Kind, fc.Arbitrary<object>][]> = {
  dispute: [
    [
      'mediation',
      fc.record({ result: fc.constantFrom(...results), agreement: oneOf('oral', 'written'), performOn: day }),
    ],
    ['followUp', finding],
  ],
  hazard: [
    ['hazardStep', fc.record({ step: oneOf('handedOver', 'repaired', 'verified', 'cannot'), askAgainOn: day })],
    ['followUp', finding],
  ],
  incident: [
    ['incidentStep', fc.record({ step: oneOf('acknowledged', 'dispatched', 'onScene', 'underControl', 'closed') })],
  ],
  information: [['informationOutcome', fc.record({ outcome: oneOf('used', 'merged', 'notUsed') })]],
  request: [
    ['requestStep', replied('answered', 'working', 'solved', 'declined')],
    ['followUp', finding],
  ],
  complaint: [['complaintStep', replied('answered', 'working', 'closed')]],
  alert: [['alertStep', fc.record({ step: oneOf('approved', 'returned', 'withdrawn') })]],
};

/** Within four weeks around the opening, coarse enough for two entries to share an instant; before the opening too. */
const instant = fc.integer({ min: -60, max: 100 }).map((n) => addMs(time('12-01 09:00'), n * 6 * 3_600_000));
const stamps = fc.record({
  occurredAt: instant,
  recordedAt: instant,
  receivedAt: instant,
  author: oneOf('officer', 'clerk'),
});

const entry = (kind: Kind, body: fc.Arbitrary<object>, about?: string): fc.Arbitrary<Entry> =>
  fc.tuple(body, stamps).map(([made, more]) => noted(kind, '12-01', made as never, about ? { ...more, about } : more));

/** A correction (withdrawal, another body, another time) or a confirmation of one of these entries. */
function remark(targets: Entry[]): fc.Arbitrary<Entry> {
  return fc.constantFrom(...targets).chain((target) => {
    const bodies = openings[target.kind] ?? steps[caseOf(target.kind)]?.find(([kind]) => kind === target.kind)?.[1];
    const changes = fc.oneof(
      bodies!.map((body) => ({ body })),
      instant.map((occurredAt) => ({ occurredAt })),
    );
    return fc.oneof(
      {
        weight: 3,
        arbitrary: entry(
          'correction',
          changes.map((changed) => ({ action: 'amend', changes: changed })),
          target.id,
        ),
      },
      { weight: 1, arbitrary: entry('correction', fc.constant({ action: 'withdraw' }), target.id) },
      { weight: 1, arbitrary: entry('confirmation', fc.record({ answer: oneOf('mine', 'notMine') }), target.id) },
    );
  });
}

const caseOf = (step: string): string => caseKinds.find((kind) => steps[kind]!.some(([name]) => name === step))!;

interface Journal {
  opening: Entry;
  others: Entry[];
}

/** A case of any kind, or of the one given, with everything that may be noted about it. */
function journal(kind?: string, opened?: fc.Arbitrary<object>): fc.Arbitrary<Journal> {
  return (kind === undefined ? fc.constantFrom(...caseKinds) : fc.constant(kind)).chain((of) =>
    entry(of as Kind, opened ?? openings[of]!).chain((opening) =>
      fc
        .array(fc.oneof(...steps[of]!.map(([name, body]) => entry(name, body, opening.id))), { maxLength: 7 })
        .chain((told) =>
          fc
            .array(remark([opening, ...told]), { maxLength: 4 })
            .map((remarks) => ({ opening, others: [...told, ...remarks] })),
        ),
    ),
  );
}

const arrival = (others: Entry[]) =>
  fc.tuple(
    fc.shuffledSubarray(others, { minLength: others.length, maxLength: others.length }),
    fc.subarray(others),
    fc.nat(),
  );

test('every order of arrival, with entries twice and from two phones, gives the same state', () => {
  const told = journal().chain((made) => fc.tuple(fc.constant(made), arrival(made.others)));
  fc.assert(
    fc.property(told, ([{ opening, others }, [shuffled, again, at]]) => {
      const merged = [...shuffled.slice(at % (shuffled.length + 1)), ...again, opening, ...shuffled];
      assert.deepEqual(foldCase(opening, merged, context), foldCase(opening, others, context));
    }),
    { numRuns: 1500 },
  );
});

test('a case taken up entry by entry ends where the whole does', () => {
  fc.assert(
    fc.property(journal(), ({ opening, others }) => {
      let state: CaseState | undefined;
      for (let count = 0; count <= others.length; count += 1)
        state = foldCase(opening, others.slice(0, count), context);
      assert.deepEqual(state, foldCase(opening, [...others].reverse(), context));
    }),
    { numRuns: 200 },
  );
});

test('entries of other cases change nothing', () => {
  fc.assert(
    fc.property(journal('request'), journal(), ({ opening, others }, foreign) => {
      const mixed = [foreign.opening, ...foreign.others, ...others];
      assert.deepEqual(foldCase(opening, mixed, context), foldCase(opening, others, context));
    }),
    { numRuns: 300 },
  );
});

test('every step either has effect or is named as having none; what waits for nobody has no clock', () => {
  fc.assert(
    fc.property(journal(), ({ opening, others }) => {
      const state = foldCase(opening, others, context);
      const standing = effective([opening, ...others]).filter((step) => step.about === opening.id);
      const heard = [...state.noEffect, ...state.history.slice(1).map((turn) => turn.id)];
      assert.deepEqual(heard.sort(), standing.map((step) => step.id).sort());
      const running = state.clocks.filter(runs).map((run) => run.by);
      assert.equal(state.dueAt, running.sort()[0] ?? null);
      assert.equal(state.waiting, state.waitingFor !== 'nobody');
      assert.equal(state.waiting, state.closedAt === null);
      if (!state.waiting) assert.equal(state.dueAt, null);
      for (const { state: name } of [state, ...state.history]) assert.ok(name in caseStates(opening.kind), name);
    }),
    { numRuns: 1000 },
  );
});

test('a dispute with harm, from the start or by a correction, has no clock and is in no figure (R17)', () => {
  const harm = oneOf('injury', 'domesticViolence', 'minor');
  const fromStart = journal('dispute', fc.record({ type: oneOf('neighbour'), harm }));
  const byCorrection = fc.tuple(journal('dispute'), harm, stamps).map(([{ opening, others }, found, more]) => {
    const changes = { body: { harm: found } };
    const late = { ...more, recordedAt: time('12-31 00:00'), about: opening.id };
    return {
      opening,
      others: [...others, noted('correction', '12-31', { action: 'amend', reason: '受伤', changes }, late)],
    };
  });
  fc.assert(
    fc.property(fc.oneof(fromStart, byCorrection), ({ opening, others }) => {
      const state = foldCase(opening, others, context);
      assert.equal(state.harm, true);
      assert.ok(state.state === 'referred' || state.state === 'withdrawn');
      assert.deepEqual([state.dueAt, state.clocks, state.waiting, state.changesAt], [null, [], false, null]);
      assert.equal(state.history.length, 1);
    }),
    { numRuns: 500 },
  );
});

test('withdrawing the opening withdraws the case, whatever came before and after', () => {
  fc.assert(
    fc.property(journal(), ({ opening, others }) => {
      const last = { about: opening.id, recordedAt: time('12-31 00:00') };
      const withdrawal = noted('correction', '12-31', { action: 'withdraw', reason: '重复' }, last);
      const state = foldCase(opening, [withdrawal, ...others], context);
      assert.deepEqual([state.state, state.waiting, state.dueAt, state.clocks], ['withdrawn', false, null, []]);
      assert.equal(state.closedAt, last.recordedAt);
    }),
    { numRuns: 300 },
  );
});

test('a kind that opens no case has no states and cannot be folded', () => {
  assert.deepEqual(caseStates('visit'), {});
  const visit = noted('visit', '12-01', { households: [], purpose: 'routine' });
  assert.throws(() => foldCase(visit, [], context), RangeError);
});

test('every kind that opens has a rule for its cases, and no other', () => {
  const opening = Object.keys(kinds).filter((name) => kindOf(name)?.opens);
  assert.deepEqual([...caseKinds].sort(), opening.sort());
});

test('every state, clock and person waited for has a word in both languages', () => {
  const tables = [waitingFor, clockNames, ...caseKinds.map(caseStates)];
  for (const [name, label] of tables.flatMap((table) => Object.entries(table)))
    assert.ok(/\p{Script=Han}/u.test(label.zh) && /^[A-Z]/.test(label.en), name);
});
