import { effective } from '../journal/effective.ts';
import { byOccurrence, type Entry } from '../journal/entry.ts';

/** An entry of a case as it reads now. */
export interface Happened {
  entry: Entry;
  amended: boolean;
  /** It was taken back: it reads as it was noted. */
  withdrawn: boolean;
}

/**
 * What happened in a case, in the order it happened, each entry as it reads now; what was taken back stays in its place, marked.
 * Corrections and confirmations are read into what they are about. `others`: raw, as for `foldCase`.
 */
export function historyOf(opening: Entry, others: readonly Entry[]): Happened[] {
  const reads = new Map(effective([opening, ...others]).map((entry) => [entry.id, entry]));
  return [opening, ...others.filter(({ about }) => about === opening.id)]
    .filter(({ kind }) => kind !== 'correction' && kind !== 'confirmation')
    .map((raw) => {
      const entry = reads.get(raw.id);
      return { entry: entry ?? raw, amended: entry?.amended ?? false, withdrawn: entry === undefined };
    })
    .sort((a, b) => byOccurrence(a.entry, b.entry));
}
