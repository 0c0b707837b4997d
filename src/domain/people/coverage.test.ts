import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar/utc8.ts';
import { duties } from './assignments.ts';
import { coverageOf, type PostingOn, standingOn, type VillageOn } from './coverage.ts';

const ON = '2026-11-23';
const wang: PostingOn = {
  ...{ assignment: 'p1', officer: 'o1', badge: '061001', name: '甲', duty: 'contact', lead: true },
  ...{ from: '2026-01-01', to: null },
};
const village = (id: string, inScheme: boolean, ...postings: PostingOn[]): VillageOn => ({
  id,
  name: id,
  inScheme,
  postings,
});
const ids = (villages: { id: string }[]): string[] => villages.map(({ id }) => id);

describe('coverage', () => {
  it('counts villages and communities known, and among those in the scheme who has a lead, a resident, a contact', () => {
    const resident = { ...wang, assignment: 'p2', duty: 'resident', lead: false } as const;
    const found = coverageOf(
      [village('a', true, wang, resident), village('b', true, resident), village('c', true), village('d', false, wang)],
      ON,
    );
    const { areas, villages, covered, resident: residents, contact, uncovered } = found;
    assert.deepEqual(
      { areas, villages, covered, residents, contact, uncovered: ids(uncovered) },
      { areas: 4, villages: 3, covered: 1, residents: 2, contact: 1, uncovered: ['b', 'c'] },
    );
  });

  it('shows two leads as a double post, also outside the scheme', () => {
    const second = { ...wang, assignment: 'p2', officer: 'o2' };
    const { doubled, covered } = coverageOf([village('a', true, wang, second), village('b', false, wang, second)], ON);
    assert.deepEqual(ids(doubled), ['a', 'b']);
    assert.equal(covered, 1);
  });

  it('shows postings that end on the day or within 30 days, and no acting ones', () => {
    const ending = (id: string, to: string, duty: PostingOn['duty'] = 'contact') =>
      village(id, true, { ...wang, to, duty });
    const { endingSoon } = coverageOf(
      [ending('a', ON), ending('b', addDays(ON, 30)), ending('c', addDays(ON, 31)), ending('d', ON, 'acting')],
      ON,
    );
    assert.deepEqual(ids(endingSoon), ['a', 'b']);
  });

  it('forgets postings of other days', () => {
    const past = { ...wang, to: addDays(ON, -1) };
    const coming = { ...wang, from: addDays(ON, 1) };
    assert.equal(coverageOf([village('a', true, past, coming)], ON).covered, 0);
  });

  it('of the parts of an area adds up to that of the area', () => {
    const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(ON, days));
    const posting = fc.record({ duty: fc.constantFrom(...duties), lead: fc.boolean(), from: day, to: fc.option(day) });
    const villages = fc.array(
      fc.record({
        county: fc.constantFrom('1', '2', '3'),
        inScheme: fc.boolean(),
        postings: fc.array(posting, { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(villages, (made) => {
        const all = made.map(({ county, inScheme, postings }, at) =>
          village(`${county}${at}`, inScheme, ...postings.map((one) => ({ ...wang, ...one }))),
        );
        const whole = coverageOf(all, ON);
        const parts = ['1', '2', '3'].map((county) =>
          coverageOf(
            all.filter(({ id }) => id.startsWith(county)),
            ON,
          ),
        );
        for (const key of ['areas', 'villages', 'covered', 'resident', 'contact'] as const) {
          assert.equal(
            parts.reduce((sum, part) => sum + part[key], 0),
            whole[key],
          );
        }
        for (const key of ['uncovered', 'doubled', 'endingSoon'] as const) {
          assert.deepEqual(parts.flatMap((part) => ids(part[key])).sort(), ids(whole[key]).sort());
        }
        assert.equal(whole.covered + whole.uncovered.length, whole.villages);
      }),
    );
  });
});

describe('the standing of a village', () => {
  const second = { ...wang, officer: 'o2' };
  const ends = (to: string) => ({ ...wang, to });
  const helper = { ...wang, lead: false };
  for (const [fact, there, standing] of [
    ['without a lead', village('a', true, helper), 'gap'],
    ['with one lead until further notice', village('a', true, wang, helper), 'covered'],
    ['with two leads', village('a', true, wang, second), 'double'],
    ['with two leads, outside the scheme', village('a', false, wang, second), 'double'],
    ['outside the scheme', village('a', false), 'outside'],
    ['whose lead ends in 30 days', village('a', true, ends(addDays(ON, 30))), 'ending'],
    ['whose lead ends later', village('a', true, ends(addDays(ON, 31))), 'covered'],
    ['where only someone beside the lead ends soon', village('a', true, wang, { ...helper, to: ON }), 'covered'],
    ['whose acting lead ends soon', village('a', true, { ...ends(ON), duty: 'acting' }), 'covered'],
    ['whose lead has ended', village('a', true, ends(addDays(ON, -1))), 'gap'],
  ] as const) {
    it(`${fact} is ${standing}`, () => assert.equal(standingOn(there, ON), standing));
  }
});
