import type { Instant } from '../calendar/utc8.ts';
import type { Label } from '../journal/kind.ts';
import type { MonthFacts } from './facts.ts';
import type { Row } from './posted.ts';
import type { Why } from './why.ts';

/** Duty ids are part of the contract; their order is the order in which they are shown. */
export const dutyIds = [
  'villageDays',
  'householdVisits',
  'informationPassed',
  'contactBriefed',
  'informationAnswered',
  'alertPublished',
  'monthlyAnalysis',
  'lawClass',
  'incidentPrompt',
  'disputeSameDay',
  'disputeInVillage',
  'hazardRepaired',
] as const;

export type DutyId = (typeof dutyIds)[number];

/** Whose row a duty stands in: a posting's, or the village's own. */
export const dutyRows = ['contact', 'resident', 'village'] as const;

/** What is counted. */
export const units = [
  'day',
  'household',
  'item',
  'alert',
  'analysis',
  'class',
  'incident',
  'dispute',
  'hazard',
] as const;
export type Unit = (typeof units)[number];

/** `open` until the month is closed, only then `missed`; `aim`: shown as due and done, never missed. */
export type DutyState = 'met' | 'open' | 'missed' | 'exempt' | 'aim';

/** One entry that was considered, whether it counts and why; `by`: the other entry that decided it (an answer, an approval). */
export interface Evidence {
  id: string;
  counted: boolean;
  why: Why;
  by?: string;
}

/** A duty in a month: whole numbers of the duty's unit. `late`: entries that would count but came after the month closed. */
export interface DutyResult {
  required: number;
  done: number;
  state: DutyState;
  late: number;
  evidence: Evidence[];
}

/** The results of one row, by duty. */
export type DutyResults = { [Id in DutyId]?: DutyResult };

/** A result without the entries behind it, as it is stored and sent. */
export type DutyFigure = Omit<DutyResult, 'evidence'>;
export type DutyFigures = { [Id in DutyId]?: DutyFigure };

/** What a rule finds in the entries. */
export interface Tally {
  /** What counts, one key each (a day, a household, an entry id): `done` is their number. */
  counted: string[];
  /** For duties that are aims by nature: how many were due in the month. */
  due?: number;
  evidence: Evidence[];
  /** Instants after `asOf` at which this tally changes by itself. */
  changesAt?: Instant[];
}

interface RuleWords {
  id: DutyId;
  label: Label;
  unit: Unit;
  /** An aim by nature: what is due follows from the entries, so a policy gives it no threshold. */
  aim?: true;
  /** Counted since the quarter began; only its last month can be missed. */
  quarterly?: true;
}

/** A duty of the postings in `rows`. */
export interface PostingRule extends RuleWords {
  of: 'posting';
  rows: readonly ('contact' | 'resident')[];
  /** `dutiesOf`: the one of `rows` the policy puts it in; only days posted as such count. */
  tally: (facts: MonthFacts, row: Row, dutiesOf: 'contact' | 'resident') => Tally;
  /** The result once the row's other duties are known; a policy asks for it (`acceptNothingNew`). */
  accept?: (result: DutyResult, row: DutyResults) => DutyResult;
}

/** A duty of the village. */
export interface VillageRule extends RuleWords {
  of: 'village';
  rows: readonly ['village'];
  tally: (facts: MonthFacts) => Tally;
}
