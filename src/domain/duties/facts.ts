import { addMonths, daysOfMonth, monthOf, startOf, type Day, type Instant, type Month } from '../calendar/utc8.ts';
import type { Holidays } from '../calendar/holidays.ts';
import type { CaseState } from '../cases/caseState.ts';
import { grouped, referring } from '../cases/referring.ts';
import type { Clocks } from '../cases/clocks.ts';
import { foldCase } from '../cases/fold.ts';
import type { Of } from '../cases/rule.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { Kind } from '../journal/registry.ts';
import { doorKey } from '../visits/door.ts';
import type { Row } from './posted.ts';

/** What the entries of a village say about one month, read once for all duties. Days and instants at UTC+8. */
export interface MonthFacts {
  month: Month;
  first: Day;
  last: Day;
  /** Start of the next month. */
  end: Instant;
  asOf: Instant;
  clocks: Clocks;
  /** All rows of the month's postings. */
  rows: readonly Row[];
  /** Entries as they count, by (occurredAt, id); those that came after the month closed behind the others. */
  entries: readonly Effective[];
  of: <K extends Kind>(kind: K) => readonly Of<K>[];
  /** The case an entry opened. */
  caseOf: (opening: Entry) => CaseState;
  /** The key of a household, among those of all villages, by the id of one of its entries; null: there is no such household. */
  doorOf: (household: string) => string | null;
  /** Withdrawn entries as they read before: to be shown, never counted. */
  withdrawn: readonly Effective[];
  /** Whether an officer answered (`notMine`) that an entry is not theirs, or took the answer `mine` back. */
  answered: (entry: string, officer: string) => boolean;
}

interface Setting {
  month: Month;
  asOf: Instant;
  clocks: Clocks;
  holidays: Holidays;
  rows: readonly Row[];
  /** Entries that came too late are read behind the others. */
  isLate: (entry: Effective) => boolean;
}

/** Reads raw entries; their order and duplicates do not matter. */
export function factsOf(raw: readonly Entry[], { month, asOf, clocks, holidays, rows, isLate }: Setting): MonthFacts {
  const entries = inOrder(effective(raw), isLate);
  const byKind = grouped(entries, (entry) => entry.kind);
  const { about, around } = referring(raw);
  const originals = new Map(raw.map((entry) => [entry.id, entry]));
  const cases = new Map<string, CaseState>();
  const { first, last } = daysOfMonth(month);
  return {
    month,
    first,
    last,
    end: startOf(`${addMonths(month, 1)}-01`),
    asOf,
    clocks,
    rows,
    entries,
    of: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly Of<K>[],
    caseOf(opening) {
      let known = cases.get(opening.id);
      if (known === undefined) {
        const original = originals.get(opening.id) ?? opening;
        cases.set(opening.id, (known = foldCase(original, around(opening.id), { clocks, holidays, asOf })));
      }
      return known;
    },
    doorOf: doors(byKind),
    withdrawn: withdrawnOf(raw, entries),
    answered: (entry, officer) =>
      about(entry).some((answer) => answer.kind === 'confirmation' && answer.author === officer),
  };
}

/** Whether an entry happened in the month. */
export const inMonth = (facts: MonthFacts, entry: Effective): boolean => monthOf(entry.occurredOn) === facts.month;

function inOrder(entries: readonly Effective[], isLate: Setting['isLate']): readonly Effective[] {
  if (!entries.some(isLate)) return entries;
  return [...entries.filter((entry) => !isLate(entry)), ...entries.filter(isLate)];
}

function doors(byKind: Map<string, Effective[]>): (household: string) => string | null {
  let keys: Map<string, string> | undefined;
  return (household) => {
    keys ??= new Map(
      ((byKind.get('household') ?? []) as unknown as readonly Of<'household'>[]).map((door) => [
        door.id,
        `${door.village} ${doorKey(door.id, door.body)}`,
      ]),
    );
    return keys.get(household) ?? null;
  };
}

const takesBack = (entry: Entry): boolean => entry.kind === 'correction' && entry.body.action === 'withdraw';

function withdrawnOf(raw: readonly Entry[], entries: readonly Effective[]): Effective[] {
  if (!raw.some(takesBack)) return [];
  const standing = new Set(entries.map((entry) => entry.id));
  return effective(raw.filter((entry) => !takesBack(entry))).filter((entry) => !standing.has(entry.id));
}
