import type { Instant, Month } from '../calendar/utc8.ts';
import { closesAt } from './ofMonth.ts';
import type { Policy } from './policy.ts';

/** An entry held for a month: when it first arrived, when the station decided on it (null: not yet). */
export interface HeldFor {
  receivedAt: Instant;
  decidedAt: Instant | null;
}

/**
 * When a month closed, or null while it is open at `asOf`: at the policy's time, unless an entry that had arrived by then is
 * still held undecided; then at the decision, which in turn lets in what arrived until then. A closing that is carried out
 * late (the server was down) still bears its proper time. (docs/rules.md, Duties are data.)
 */
export function closedAt(
  policy: Pick<Policy, 'graceDays'>,
  month: Month,
  held: readonly HeldFor[],
  asOf: Instant,
): Instant | null {
  let closing = closesAt(policy, month);
  const inOrder = [...held].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  for (const entry of inOrder) {
    if (entry.receivedAt >= closing) break;
    if (entry.decidedAt === null) return null;
    if (entry.decidedAt > closing) closing = entry.decidedAt;
  }
  return closing <= asOf ? closing : null;
}
