import { daysOfMonth, quarterOf, startOf, type Instant, type Month } from '../calendar/utc8.ts';
import type { Holidays } from '../calendar/holidays.ts';
import type { Entry } from '../journal/entry.ts';
import type { DutyResult, DutyResults, DutyState, Tally } from './duty.ts';
import type { Elsewhere } from './elsewhere.ts';
import { factsOf, type MonthFacts } from './facts.ts';
import { lateAmong, withLate } from './late.ts';
import { closesAt, thresholdOf } from './ofMonth.ts';
import type { Policy, PolicyDuty } from './policy.ts';
import { carries, daysPosted, rowsOf, type DutyAbsence, type DutyPosting, type Row } from './posted.ts';
import { ruleOf } from './rules/registry.ts';

/** Fewer days posted and not absent than this, and nothing is required (免计). */
const FEWEST_DAYS = 5;

/** Everything a month's result in one village depends on. */
export interface AssessInput {
  /** In force for the village in the month, the village's own thresholds in place (`forVillage`). */
  policy: Policy;
  /** Postings in this village; those outside the month change nothing. */
  postings: readonly DutyPosting[];
  absences: readonly DutyAbsence[];
  /** When the month closed here; null: not yet, whatever the date. */
  closed: Instant | null;
  /**
   * The number of the journal's last entry when the closing was carried out; absent: `closed` alone tells what came too late.
   * A held entry keeps its first arrival when it is taken later, and must not move a month closed meanwhile.
   */
  lastNumber?: number;
  holidays: Holidays;
  /**
   * Raw entries of the village's journal: any superset of `entriesNeeded`, in any order, households with their texts. One the
   * phone has not sent yet takes `asOf` for its `receivedAt`.
   */
  entries: readonly Entry[];
  month: Month;
  asOf: Instant;
  /** What the officers did in their other villages, for duties `per: 'officer'`; absent: nothing. */
  elsewhere?: Elsewhere;
}

/** A posting's row: spells of one officer and duty in the month are one. */
export interface PostingResult {
  officer: string;
  posting: DutyPosting['duty'];
  duties: DutyResults;
}

export interface Assessment {
  village: DutyResults;
  postings: PostingResult[];
  /** The next instant at which this result changes by itself, without a new entry; null: never. */
  changesAt: Instant | null;
}

/**
 * What a month's work in one village comes to by the policy, entry by entry: the same on the phone and on the server. Pure;
 * months, days and instants at UTC+8. Required of a posting = floor(threshold × days posted and not absent ÷ days of the
 * month), nothing under five such days; entries received after the month closed are shown as late and change nothing.
 * Source: docs/rules.md, Duties are data.
 */
export function assess(input: AssessInput): Assessment {
  const rows = rowsOf(input.postings, input.month);
  const reading = readingOf(input, rows);
  const village: DutyResults = {};
  for (const duty of input.policy.duties) {
    const rule = ruleOf(duty.id);
    if (rule?.of !== 'village') continue;
    const required = thresholdOf(duty, input.month);
    village[duty.id] = reading.judge(rule.tally, (tally) =>
      resultOf(input, duty, required, tally.counted.length, tally),
    );
  }
  const postings = rows.map((row) => ({
    officer: row.officer,
    posting: row.posting,
    duties: postingDuties(input, row, reading),
  }));
  return { village, postings, changesAt: reading.changesAt() };
}

interface Reading {
  tally: (tallyOf: (facts: MonthFacts) => Tally) => Tally;
  judge: (tallyOf: (facts: MonthFacts) => Tally, result: (tally: Tally) => DutyResult) => DutyResult;
  changesAt: () => Instant | null;
}

/** The entries as they were when the month closed, and beside them as they are told now, if any came later. */
function readingOf(input: AssessInput, rows: readonly Row[]): Reading {
  const { entries, month, asOf, holidays, policy } = input;
  const isLate = lateFor(input);
  const setting = { month, asOf, clocks: policy.clocks, holidays, rows, isLate };
  const onTime = entries.filter((entry) => !isLate(entry));
  const judged = factsOf(onTime, setting);
  const told = onTime.length === entries.length ? null : factsOf(entries, setting);
  const late = lateAmong(entries, isLate);
  const changes = turningPoints(input);
  return {
    tally: (tallyOf) => tallyOf(judged),
    judge(tallyOf, resultFrom) {
      const tally = tallyOf(judged);
      changes.push(...(tally.changesAt ?? []));
      const result = resultFrom(tally);
      return told === null ? result : withLate(result, tallyOf(told).evidence, late);
    },
    changesAt: () => changes.filter((at) => at > asOf).sort()[0] ?? null,
  };
}

/** What did not stand in the journal in time when the month closed. */
export function lateFor({
  closed,
  lastNumber = Infinity,
}: Pick<AssessInput, 'closed' | 'lastNumber'>): (entry: Pick<Entry, 'receivedAt' | 'number'>) => boolean {
  return (entry) => closed !== null && (entry.receivedAt >= closed || entry.number > lastNumber);
}

/** When time alone changes a month: it begins (what a card made before could not know), and it closes. */
const turningPoints = ({ month, closed, policy }: AssessInput): Instant[] => [
  startOf(`${month}-01`),
  closed ?? closesAt(policy, month),
];

function postingDuties(input: AssessInput, row: Row, reading: Reading): DutyResults {
  const duties: DutyResults = {};
  for (const duty of input.policy.duties) {
    const rule = ruleOf(duty.id);
    if (rule?.of !== 'posting' || duty.row === 'village' || !carries(row, duty.row)) continue;
    const dutiesOf = duty.row;
    duties[duty.id] = reading.judge(
      (facts) => rule.tally(facts, row, dutiesOf),
      (tally) => postingResult(input, row, dutiesOf, duty, tally),
    );
  }
  accept(input.policy, duties);
  return duties;
}

function postingResult(
  input: AssessInput,
  row: Row,
  dutiesOf: 'contact' | 'resident',
  duty: PolicyDuty,
  tally: Tally,
): DutyResult {
  const days = daysPosted(row, dutiesOf, input.absences);
  const others = duty.per === 'officer' ? input.elsewhere?.[row.officer]?.[duty.id] : undefined;
  const posted = new Set([...days, ...(others?.days ?? [])]).size;
  const done = new Set([...tally.counted, ...(others?.counted ?? [])]).size;
  const required = proRata(thresholdOf(duty, input.month), posted, input.month);
  const result = resultOf(input, duty, required, done, tally);
  const here = proRata(duty.minPerVillage ?? 0, days.length, input.month);
  return result.state === 'met' && tally.counted.length < here ? { ...result, state: unmet(input, duty) } : result;
}

/** floor(threshold × days ÷ days of the month); nothing under five days. */
function proRata(threshold: number, days: number, month: Month): number {
  return days < FEWEST_DAYS ? 0 : Math.floor((threshold * days) / daysOfMonth(month).days);
}

function resultOf(input: AssessInput, duty: PolicyDuty, required: number, done: number, tally: Tally): DutyResult {
  const { evidence } = tally;
  if (duty.aim) return { required: tally.due ?? 0, done, state: 'aim', late: 0, evidence };
  const state = required === 0 ? 'exempt' : done >= required ? 'met' : unmet(input, duty);
  return { required, done, state, late: 0, evidence };
}

/** Open until the month is closed; what is asked of a quarter is missed in its last month only. */
function unmet({ closed, asOf, month }: AssessInput, duty: PolicyDuty): DutyState {
  if (closed === null || closed > asOf) return 'open';
  return ruleOf(duty.id)?.quarterly && quarterOf(month)[2] !== month ? 'open' : 'missed';
}

function accept(policy: Policy, duties: DutyResults): void {
  for (const duty of policy.duties) {
    const rule = ruleOf(duty.id);
    const result = duties[duty.id];
    if (duty.acceptNothingNew && result !== undefined && rule?.of === 'posting')
      duties[duty.id] = rule.accept?.(result, duties) ?? result;
  }
}

/** What officers did in these villages, for the cards of their other ones: give one input per village, all of one month. */
export function elsewhereOf(villages: readonly AssessInput[]): Elsewhere {
  const found: Elsewhere = {};
  for (const input of villages) {
    const duties = input.policy.duties.filter((duty) => duty.per === 'officer');
    if (duties.length === 0) continue;
    const rows = rowsOf(input.postings, input.month);
    const reading = readingOf(input, rows);
    for (const row of rows) for (const duty of duties) addTo(found, input, row, duty, reading);
  }
  return found;
}

function addTo(found: Elsewhere, input: AssessInput, row: Row, duty: PolicyDuty, reading: Reading): void {
  const rule = ruleOf(duty.id);
  if (rule?.of !== 'posting' || duty.row === 'village' || !carries(row, duty.row)) return;
  const dutiesOf = duty.row;
  const own = ((found[row.officer] ??= {})[duty.id] ??= { days: [], counted: [] });
  own.days.push(...daysPosted(row, dutiesOf, input.absences));
  own.counted.push(...reading.tally((facts) => rule.tally(facts, row, dutiesOf)).counted);
}
