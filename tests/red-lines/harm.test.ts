import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { foldCase } from '../../src/domain/cases/fold.ts';
import { assess } from '../../src/domain/duties/assess.ts';
import { policySchema } from '../../src/domain/duties/policy.ts';
import type { Entry } from '../../src/domain/journal/entry.ts';
import { kinds } from '../../src/domain/journal/registry.ts';
import { sees, type Judged } from '../../src/domain/people/entryAccess.ts';
import type { Person, Role } from '../../src/domain/people/roles.ts';
import { context, noted, time } from '../support/noted.ts';

// R17: no duty, clock or figure rewards keeping a matter from the law.
const VILLAGE = '341622101210';
const policies = ['bozhou-2014', 'recommended'].map((name) =>
  policySchema.parse(JSON.parse(readFileSync(new URL(`../../policies/${name}.json`, import.meta.url), 'utf8'))),
);

const minute = (of: number): string => {
  const [day, hour, left] = [1 + Math.floor(of / 1440), Math.floor((of % 1440) / 60), of % 60].map((n) =>
    String(n).padStart(2, '0'),
  );
  return `11-${day} ${hour}:${left}`;
};
const when = fc.integer({ min: 0, max: 30 * 1440 - 1 }).map(minute);
const harm = fc.constantFrom('injury' as const, 'domesticViolence' as const, 'minor' as const);
const type = fc.constantFrom('neighbour' as const, 'marriage' as const, 'debt' as const, 'other' as const);
const step = fc.oneof(
  fc
    .record({
      when,
      result: fc.constantFrom('calmed' as const, 'settled' as const, 'referred' as const, 'continuing' as const),
    })
    .map(({ when: at, result }): Entry =>
      noted('mediation', at, { way: 'people', result, mediators: ['committee'], agreement: 'oral' }),
    ),
  fc
    .record({ when, finding: fc.constantFrom('holding' as const, 'relapsed' as const) })
    .map(({ when: at, finding }): Entry => noted('followUp', at, { finding })),
);

/** A dispute with harm said at once, or by a correction, whatever was done about it in the village. */
const harmed = fc
  .record({ when, type, harm, atOnce: fc.boolean(), corrected: when, steps: fc.array(step, { maxLength: 5 }) })
  .map((drawn) => {
    const opening = noted('dispute', drawn.when, {
      type: drawn.type,
      size: 'two',
      harm: drawn.atOnce ? drawn.harm : 'none',
    });
    const correction = noted('correction', drawn.corrected, {
      action: 'amend',
      reason: '补充',
      changes: { body: { harm: drawn.harm } },
    });
    const others = [...drawn.steps, ...(drawn.atOnce ? [] : [correction])].map((entry) => ({
      ...entry,
      about: opening.id,
    }));
    return { opening, others };
  });

const scheme = {
  postings: [],
  absences: [],
  closed: null,
  holidays: context.holidays,
  month: '2026-11',
  asOf: time('12-31 00:00'),
};

describe('R17: a dispute with injury, violence at home or a child harmed', () => {
  test('is referred, waits for nobody in the village and has no clock, whatever was noted about it', () => {
    fc.assert(
      fc.property(harmed, ({ opening, others }) => {
        const state = foldCase(opening, others, context);
        assert.deepEqual(
          [state.state, state.harm, state.dueAt, state.waitingFor, state.clocks],
          ['referred', true, null, 'nobody', []],
        );
        const steps = others.filter(({ kind }) => kind !== 'correction').map(({ id }) => id);
        assert.deepEqual(state.noEffect.toSorted(), steps.toSorted());
      }),
    );
  });

  test('is in no number of the village: with it or without it the month comes to the same', () => {
    fc.assert(
      fc.property(fc.array(harmed, { minLength: 1, maxLength: 3 }), fc.constantFrom(...policies), (cases, policy) => {
        const { village } = assess({
          ...scheme,
          policy,
          entries: cases.flatMap(({ opening, others }) => [opening, ...others]),
        });
        const { village: without } = assess({ ...scheme, policy, entries: [] });
        for (const [duty, result] of Object.entries(village)) {
          const { required, done, state } = without[duty as keyof typeof without] ?? {};
          assert.deepEqual(
            { duty, required: result.required, done: result.done, state: result.state },
            { duty, required, done, state },
          );
        }
      }),
    );
  });

  test('is closed to the committee and to volunteers, even where the committee opened or mediated it', () => {
    fc.assert(
      fc.property(harmed, fc.constantFrom<Role>('committee', 'patrolLeader'), ({ opening, others }, role) => {
        const reader = person(role);
        const around = { case: { opening: judged(opening), harm: true, committee: true, officers: [reader.id] } };
        for (const entry of [opening, ...others]) {
          assert.equal(
            sees(reader, judged(entry), { ...around, target: judged(opening) }),
            false,
            `${role} sees ${entry.kind}`,
          );
        }
      }),
    );
  });

  test('is seen by the station and the bureau', () => {
    const opening = noted('dispute', '11-03 10:00', { type: 'marriage', size: 'two', harm: 'domesticViolence' });
    for (const role of ['station', 'bureau'] as const) assert.equal(sees(person(role), judged(opening)), true);
  });
});

const judged = (entry: Entry): Judged => entry as unknown as Judged;
const person = (role: Role): Person => ({
  id: '0190a000-0000-7000-8000-000000000001',
  badge: 'x',
  name: 'x',
  grade: 'police',
  session: 's',
  grants: [{ role, area: VILLAGE, within: [VILLAGE], name: 'team' }],
  postings: [],
});

test('R17: every dispute is asked about harm before it can be noted', () => {
  const { required } = kinds.dispute.body.shape.harm.safeParse(undefined).success
    ? { required: false }
    : { required: true };
  assert.equal(required, true);
  assert.deepEqual(kinds.dispute.body.shape.harm.options, ['none', 'injury', 'domesticViolence', 'minor']);
});

test('R17: referring a neighbour dispute in time costs the village nothing', () => {
  for (const policy of policies) {
    const opening = noted('dispute', '11-03 10:00', { type: 'neighbour', size: 'two', harm: 'none' });
    const referral = noted(
      'mediation',
      '11-03 11:00',
      { way: 'police', result: 'referred', mediators: ['officer'], agreement: 'none', to: 'station' },
      { about: opening.id },
    );
    const { village } = assess({ ...scheme, policy, entries: [opening, referral] });
    for (const id of ['disputeSameDay', 'disputeInVillage'] as const) {
      assert.deepEqual([village[id]?.required ?? 0, village[id]?.done ?? 0], [0, 0], `${policy.id} ${id}`);
    }
  }
});
