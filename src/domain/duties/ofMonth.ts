import { addDays, addMonths, startOf, type Instant, type Month } from '../calendar/utc8.ts';
import type { Policy, PolicyDuty } from './policy.ts';

// apart from the schema of a policy: a phone reads one, and checks none

/** What a policy asks of a whole month, before days posted are reckoned; 0 for an aim. */
export function thresholdOf(duty: PolicyDuty, of: Month): number {
  return duty.months?.[of.slice(5, 7)] ?? duty.threshold ?? 0;
}

/** When a month closes, unless an entry held for it is still undecided: 00:00 at UTC+8 on day `graceDays` + 1 of the next. */
export function closesAt(policy: Pick<Policy, 'graceDays'>, of: Month): Instant {
  return startOf(addDays(`${addMonths(of, 1)}-01`, policy.graceDays));
}
