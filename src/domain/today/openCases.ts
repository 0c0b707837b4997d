import type { CaseState } from '../cases/caseState.ts';
import { caseKinds, foldCase, type CaseContext } from '../cases/fold.ts';
import { referring } from '../cases/referring.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';

/** A case that waits for someone. */
export interface OpenCase {
  /** As amended. */
  opening: Effective;
  state: CaseState;
  overdue: boolean;
}

/**
 * The cases that wait, whichever of raw entries' order: the one whose clock ends first before all, those without a clock
 * last, the older first.
 */
export function openCases(entries: readonly Entry[], context: CaseContext): OpenCase[] {
  const { around } = referring(entries);
  const originals = new Map(entries.map((entry) => [entry.id, entry]));
  const openings = effective(entries).filter(({ kind }) => caseKinds.includes(kind));
  return openings
    .map((opening): OpenCase => {
      const state = foldCase(originals.get(opening.id)!, around(opening.id), context);
      return { opening, state, overdue: state.dueAt !== null && state.dueAt < context.asOf };
    })
    .filter(({ state }) => state.waiting)
    .sort((a, b) => inOrder(dueOf(a), dueOf(b)) || inOrder(a.state.openedAt, b.state.openedAt));
}

/** After every instant: no clock runs. */
const dueOf = ({ state }: OpenCase): string => state.dueAt ?? '~';
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
