import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar/utc8.ts';
import { actingFor, type Absence } from './absences.ts';
import {
  type Assignment,
  clashes,
  covers,
  duties,
  leadByDefault,
  otherLeads,
  overlap,
  planTransfer,
  replacedBy,
  shared,
  type Spell,
  type Transfer,
} from './assignments.ts';

const posting = (changes: Partial<Assignment> = {}): Assignment => ({
  ...{ id: 'p1', officer: 'wang', village: '341622101210', duty: 'contact', lead: true, from: '2026-01-01', to: null },
  ...changes,
});

describe('spells', () => {
  const table: [string, Spell, Spell, Spell | null][] = [
    ['one day apart', { from: '2026-01-01', to: '2026-01-10' }, { from: '2026-01-11', to: null }, null],
    [
      'meeting on one day',
      { from: '2026-01-01', to: '2026-01-10' },
      { from: '2026-01-10', to: null },
      { from: '2026-01-10', to: '2026-01-10' },
    ],
    [
      'one inside the other',
      { from: '2026-01-01', to: null },
      { from: '2026-02-01', to: '2026-02-03' },
      { from: '2026-02-01', to: '2026-02-03' },
    ],
    [
      'both without end',
      { from: '2026-01-01', to: null },
      { from: '2026-02-01', to: null },
      { from: '2026-02-01', to: null },
    ],
  ];
  for (const [name, a, b, common] of table) {
    it(`${name} share ${common ? `${common.from} to ${common.to ?? 'ever'}` : 'no day'}`, () => {
      assert.deepEqual(shared(a, b), common);
      assert.deepEqual(shared(b, a), common);
      assert.equal(overlap(a, b), common !== null);
    });
  }

  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-01-01', days));
  const spell = fc
    .tuple(day, fc.option(fc.nat(40)))
    .map(([from, length]): Spell => ({ from, to: length === null ? null : addDays(from, length) }));
  it('share a day exactly when some day lies in both', () => {
    fc.assert(
      fc.property(spell, spell, (a, b) => {
        const days = Array.from({ length: 120 }, (_, at) => addDays('2026-01-01', at));
        assert.equal(
          overlap(a, b),
          days.some((one) => covers(a, one) && covers(b, one)),
        );
      }),
    );
  });
});

describe('a posting', () => {
  const existing = posting({ to: '2026-06-30' });
  const table: [string, Partial<Assignment>, boolean][] = [
    ['of the same officer, village and duty on a shared day clashes', { from: '2026-06-30' }, true],
    ['that begins the day after does not clash', { from: '2026-07-01' }, false],
    ['of another officer does not clash', { officer: 'li' }, false],
    ['in another village does not clash', { village: '341622101211' }, false],
    ['of another duty does not clash', { duty: 'resident' }, false],
    ['does not clash with itself', { id: 'p1' }, false],
  ];
  for (const [name, changes, clash] of table) {
    it(name, () => assert.equal(clashes(posting({ id: 'p2', ...changes }), [existing]).length === 1, clash));
  }

  it('in the place of two absent colleagues at once is two acting postings, not a clash', () => {
    const first = posting({ duty: 'acting', standsInFor: 'a' });
    assert.deepEqual(clashes(posting({ id: 'p2', duty: 'acting', standsInFor: 'b' }), [first]), []);
    assert.deepEqual(clashes(posting({ id: 'p2', duty: 'acting', standsInFor: 'a' }), [first]), [first]);
  });

  it('leads by default as a contact, not otherwise', () => {
    assert.deepEqual(duties.filter(leadByDefault), ['contact']);
  });

  it('is a second lead beside another lead of the village on a shared day', () => {
    assert.deepEqual(otherLeads(posting({ id: 'p2', officer: 'li' }), [existing]), [existing]);
    assert.deepEqual(otherLeads(posting({ id: 'p2', officer: 'li', lead: false }), [existing]), []);
    assert.deepEqual(otherLeads(posting({ id: 'p2', officer: 'li', from: '2026-07-01' }), [existing]), []);
  });
});

describe('a transfer', () => {
  const current = posting({ to: '2026-12-31' });
  const refused: [string, Transfer, string][] = [
    ['on the first day of the posting', { on: '2026-01-01', officer: 'li' }, 'transfer_outside'],
    ['after the posting has ended', { on: '2027-01-01', officer: 'li' }, 'transfer_outside'],
    ['that changes nothing', { on: '2026-03-01' }, 'transfer_to_same'],
    ['whose end lies before its day', { on: '2026-03-01', officer: 'li', to: '2026-02-28' }, 'end_before_start'],
  ];
  for (const [name, transfer, code] of refused) {
    it(`${name} is refused`, () => assert.equal(planTransfer(current, transfer, 'p2'), code));
  }

  it('of an acting posting is refused: it follows the absence', () => {
    assert.equal(
      planTransfer(posting({ duty: 'acting' }), { on: '2026-03-01', officer: 'li' }, 'p2'),
      'acting_by_absence',
    );
  });

  it('on D closes the old posting on D − 1 and opens the next on D', () => {
    assert.deepEqual(planTransfer(current, { on: '2026-03-01', officer: 'li' }, 'p2'), {
      closed: { ...current, to: '2026-02-28' },
      next: posting({ id: 'p2', officer: 'li', from: '2026-03-01' }),
    });
  });

  it('to another duty takes the default lead of that duty', () => {
    const plan = planTransfer(current, { on: '2026-03-01', duty: 'resident' }, 'p2');
    assert.ok(typeof plan === 'object');
    assert.equal(plan.next.lead, false);
  });
});

describe('an absence', () => {
  const absence: Absence = {
    ...{ id: 'a1', officer: 'wang', unit: null, from: '2026-05-01', to: '2026-05-10', kind: 'leave' },
    ...{ substitute: 'li', substitutes: {}, state: 'approved' },
  };
  const there = [
    posting({ to: '2026-05-04' }),
    posting({ id: 'p2', village: '341622101211', from: '2026-05-08', duty: 'resident', lead: false }),
  ];

  it('gives the substitute an acting posting for each posting on the days they share, none of them lead', () => {
    const acting = actingFor(absence, there);
    assert.deepEqual(
      acting.map(({ officer, duty, lead, standsInFor, from, to }) => [officer, duty, lead, standsInFor, from, to]),
      [
        ['li', 'acting', false, 'p1', '2026-05-01', '2026-05-04'],
        ['li', 'acting', false, 'p2', '2026-05-08', '2026-05-10'],
      ],
    );
  });
  it('that is only proposed, or has no substitute, gives none', () => {
    assert.deepEqual(actingFor({ ...absence, state: 'proposed' }, there), []);
    assert.deepEqual(actingFor({ ...absence, substitute: null }, there), []);
  });
  it('gives the posting of a village to whoever is named for that village', () => {
    const named = (more: Partial<Absence>) =>
      actingFor({ ...absence, substitutes: { '341622101211': 'zhao' }, ...more }, there).map(
        ({ officer, standsInFor }) => `${officer} ${standsInFor}`,
      );
    assert.deepEqual(named({}), ['li p1', 'zhao p2']);
    assert.deepEqual(named({ substitute: null }), ['zhao p2']);
  });
  it('gives nobody a posting in their own place, nor in the place of a stand-in', () => {
    assert.deepEqual(actingFor(absence, [posting({ officer: 'li' })]), []);
    assert.deepEqual(actingFor(absence, [posting({ duty: 'acting' })]), []);
  });
});

describe('an acting posting made by hand', () => {
  const acting = posting({ id: 'p9', officer: 'li', duty: 'acting', lead: false });
  const resident = posting({ id: 'p2', duty: 'resident', lead: false });
  it('stands in for the lead', () => assert.equal(replacedBy(acting, [resident, posting()])?.id, 'p1'));
  it('stands in for another when there is no lead', () => assert.equal(replacedBy(acting, [resident])?.id, 'p2'));
  it('stands in for nobody where nobody is posted', () =>
    assert.equal(replacedBy(acting, [posting({ officer: 'li' })]), null));
});
