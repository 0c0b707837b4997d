import { addMs, monthOf, type Instant } from '../../calendar/utc8.ts';
import type { ClockRun } from '../../cases/caseState.ts';
import type { Evidence, Tally } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';

/** A case that was due in the month. */
export interface Due {
  /** The opening. */
  id: string;
  run: ClockRun;
  /** The last instant at which being done still counts. */
  until: Instant;
}

/** Cases against their clocks: done by `until` or not, and when that shows by itself. */
export function clockTally(facts: MonthFacts, dues: readonly Due[]): Tally {
  const evidence: Evidence[] = [];
  const changesAt: Instant[] = [];
  for (const { id, run, until } of dues) {
    const done = run.metAt !== null && run.metAt <= until;
    // 1 ms: `by` itself is still in time
    if (run.metAt === null && facts.asOf <= until) changesAt.push(addMs(until, 1));
    evidence.push({
      id,
      counted: done,
      why: whyOf(run, until, facts.asOf),
      ...(run.metBy !== null && { by: run.metBy }),
    });
  }
  return {
    counted: evidence.filter((item) => item.counted).map((item) => item.id),
    due: dues.length,
    evidence,
    changesAt,
  };
}

function whyOf(run: ClockRun, until: Instant, asOf: Instant) {
  if (run.metAt === null) return asOf > until ? 'notDone' : 'notYetDue';
  if (run.metAt > until) return 'doneLate';
  return run.metAt <= run.by ? 'inTime' : 'done';
}

/** Whether an instant lies in the month. */
export const inMonthOf = (facts: MonthFacts, at: Instant): boolean => monthOf(at) === facts.month;
