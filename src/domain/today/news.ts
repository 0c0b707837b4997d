import { addDays, dayOf, startOf, type Instant } from '../calendar/utc8.ts';
import { type CaseContext, foldCase } from '../cases/fold.ts';
import { referring } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import { openCases } from './openCases.ts';

/** Something that came while the officer did not look. `key` names it for good, so that one knows what was seen. */
export interface News {
  key: string;
  /** An answer to information, the station's word on an alert, or a case whose clock ran out. */
  what: 'answered' | 'approved' | 'returned' | 'overdue';
  at: Instant;
  /** The officer's own entry, or the opening of the case. */
  entry: Effective;
  /** Why, in the other's words. */
  word?: Effective;
}

/** What came longer ago is in the journal. */
const DAYS = 30;

/** What came for an officer in a village's raw entries: the latest first. */
export function news(entries: readonly Entry[], officer: string, context: CaseContext): News[] {
  const since = startOf(addDays(dayOf(context.asOf), -DAYS));
  const counting = effective(entries);
  const own = new Map(counting.filter((entry) => entry.own.includes(officer)).map((entry) => [entry.id, entry]));
  const { around } = referring(entries);
  const originals = new Map(entries.map((entry) => [entry.id, entry]));
  // two at the station answered at the same moment: what holds is the first. What came after both is no matter: a word on a
  // text that was mended since was said all the same
  const isTooLate = ({ id, about = '', number }: Effective): boolean => {
    const opening = originals.get(about);
    if (opening === undefined) return false;
    const before = around(about).filter((entry) => entry.number <= number);
    return foldCase(opening, before, context).noEffect.includes(id);
  };
  const words = counting.flatMap((word): News[] => {
    const entry = own.get(word.about ?? '');
    const what = whatOf(word);
    if (what === null || entry === undefined || word.author === officer || word.receivedAt < since) return [];
    if (isTooLate(word)) return [];
    return [{ key: `${what} ${word.id}`, what, at: word.receivedAt, entry, word }];
  });
  const overdue = openCases(entries, context).flatMap(({ opening, state: { dueAt } }): News[] => {
    if (dueAt === null || dueAt >= context.asOf || dueAt < since) return [];
    return [{ key: `overdue ${opening.id} ${dueAt}`, what: 'overdue', at: dueAt, entry: opening }];
  });
  return [...words, ...overdue].sort((a, b) => (a.at > b.at ? -1 : 1));
}

function whatOf(word: Effective): News['what'] | null {
  if (word.kind === 'informationOutcome') return 'answered';
  if (word.kind !== 'alertStep' || word.body.step === 'withdrawn') return null;
  return word.body.step;
}
