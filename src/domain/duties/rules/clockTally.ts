import { addMs, monthOf, type Instant } from '../../calendar/utc8.ts';
import type { Due } from './figures.ts';
import type { Evidence, Tally } from '../duty.ts';
import type { MonthFacts } from '../facts.ts';
import type { Why } from '../why.ts';

/** A case that was due in the month, `id` its opening, and what can be said of it. */
interface Judged {
  id: string;
  due: Due;
  why: Why;
}

const COUNTS: readonly Why[] = ['inTime', 'done'];

/** Cases against their clocks: done or not, and when that shows by itself. */
export function clockTally(asOf: Instant, judged: readonly Judged[]): Tally {
  const evidence = judged.map(({ id, due, why }): Evidence => ({
    id,
    counted: COUNTS.includes(why),
    why,
    ...(due.keptBy !== null && { by: due.keptBy }),
  }));
  return {
    counted: evidence.filter((item) => item.counted).map((item) => item.id),
    due: evidence.length,
    evidence,
    changesAt: judged.flatMap(({ due, why }) => (why === 'notYetDue' ? waitsUntil(due.by, asOf) : [])),
  };
}

/** The instant after which something still waiting is overdue: its end itself is in time. */
export const waitsUntil = (by: Instant, asOf: Instant): Instant[] => (asOf <= by ? [addMs(by, 1)] : []);

/** How a clock stands. */
export function whyOf(due: Due, asOf: Instant): Why {
  if (due.kept) return 'inTime';
  return due.keptAt !== null ? 'doneLate' : asOf <= due.by ? 'notYetDue' : 'notDone';
}

/** Whether an instant lies in the month. */
export const inMonthOf = (facts: MonthFacts, at: Instant): boolean => monthOf(at) === facts.month;
