import type { Effective } from '../journal/effective.ts';
import type { Evidence } from './duty.ts';
import { inMonth, type MonthFacts } from './facts.ts';
import { postedOn, type Row } from './posted.ts';
import type { Why } from './why.ts';

/** An officer's entry in the month; `refused`: why it cannot count for this row whatever the duty. */
interface Considered {
  entry: Effective;
  refused: Why | null;
}

/**
 * The entries of a row's officer in the month, in the order they are to be counted: author, or with them and not struck
 * out, or noted for them and confirmed (docs/rules.md, Duties are data). Those withdrawn, still to be confirmed, or outside
 * the posting come with the reason.
 */
export function ownEntries(facts: MonthFacts, row: Row, dutiesOf: 'contact' | 'resident'): Considered[] {
  const refusal = (entry: Effective): Why | null =>
    !entry.own.includes(row.officer)
      ? 'notConfirmed'
      : postedOn(row, dutiesOf, entry.occurredOn)
        ? null
        : 'outsidePosting';
  const theirs = (entry: Effective) =>
    inMonth(facts, entry) &&
    (entry.own.includes(row.officer) || (entry.onBehalfOf === row.officer && !facts.answered(entry.id, row.officer)));
  return [
    ...facts.entries.filter(theirs).map((entry) => ({ entry, refused: refusal(entry) })),
    ...facts.withdrawn.filter(theirs).map((entry) => ({ entry, refused: 'withdrawn' as const })),
  ];
}

/** Evidence of an entry: it counts exactly when the reason says so. */
export const evidenceOf = (id: string, why: Why): Evidence => ({ id, counted: why === 'counted', why });
