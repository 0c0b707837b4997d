import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assess, type AssessInput, type Assessment } from '../../src/domain/duties/assess.ts';
import type { DutyId, DutyResult } from '../../src/domain/duties/duty.ts';
import { policySchema, type Policy } from '../../src/domain/duties/policy.ts';
import type { DutyAbsence, DutyPosting } from '../../src/domain/duties/posted.ts';
import type { Entry, EntryOf, Envelope } from '../../src/domain/journal/entry.ts';
import { context, noted, time } from './noted.ts';

const read = (name: string): Policy =>
  policySchema.parse(JSON.parse(readFileSync(new URL(`../../policies/${name}.json`, import.meta.url), 'utf8')));

/** The two policies that come with the system. */
export const bozhou = read('bozhou-2014');
export const recommended = read('recommended');

/** A posting of `officer` as contact officer for good, unless said otherwise; days as `11-05` of 2026. */
export function posting({ from, to, ...more }: Partial<DutyPosting> = {}): DutyPosting {
  const days = { from: day(from ?? '2014-06-30'), to: to == null ? null : day(to) };
  return { officer: 'officer', unit: null, duty: 'contact', standsInFor: null, ...more, ...days };
}

/** An approved absence of `officer`, unless said otherwise. */
export function absence(from: string, to: string, more: Partial<DutyAbsence> = {}): DutyAbsence {
  return { officer: 'officer', unit: null, state: 'approved', ...more, from: day(from), to: day(to) };
}

const day = (short: string): string => (short.length === 5 ? `2026-${short}` : short);

let doors = 0;

/** As many households of the village, noted long ago. */
export const households = (count: number): EntryOf<'household'>[] =>
  Array.from({ length: count }, () => noted('household', '03-01 09:00', { group: '邹庄', label: `${(doors += 1)}号` }));

/** A visit to these households. */
export const visit = (when: string, called: readonly Entry[], more: Partial<Envelope> = {}): EntryOf<'visit'> =>
  noted('visit', when, { households: called.map((door) => door.id), purpose: 'routine' }, more);

/** November 2026 under `bozhou-2014`, seen on the 20th and not closed, unless said otherwise. */
export function november(given: Partial<AssessInput>): AssessInput {
  return {
    policy: bozhou,
    postings: [posting()],
    absences: [],
    closed: null,
    holidays: context.holidays,
    entries: [],
    month: '2026-11',
    asOf: time('11-20 12:00'),
    ...given,
  };
}

/** When November 2026 closes. */
export const NOVEMBER_CLOSES = time('12-04 00:00');

/** What happened in a month, and what one duty comes to, as a clerk would tell it. */
export interface ToldDuty extends Partial<AssessInput> {
  fact: string;
  duty: DutyId;
  /** Whose row: `contact officer`; for the village's duties left out. */
  row?: string;
  /** `done/required state`. */
  comesTo: string;
  /** Why each entry counts or not, in the order of the evidence. */
  why?: string[];
  late?: number;
}

/** One test for each. */
export function tellDuties(cases: ToldDuty[]): void {
  for (const { fact, duty, row = 'contact officer', comesTo, why, late = 0, ...given } of cases)
    test(fact, () => {
      const result = resultOf(assess(november(given)), duty, row);
      assert.ok(result, `${duty} is asked for`);
      assert.equal(`${result.done}/${result.required} ${result.state}`, comesTo);
      assert.equal(result.late, late);
      if (why !== undefined)
        assert.deepEqual(
          result.evidence.map((item) => item.why),
          why,
        );
    });
}

/** One duty's result, of the village or of the row `contact officer`. */
function resultOf(assessment: Assessment, duty: DutyId, row: string): DutyResult | undefined {
  const own = assessment.postings.find((candidate) => `${candidate.posting} ${candidate.officer}` === row);
  return assessment.village[duty] ?? own?.duties[duty];
}
