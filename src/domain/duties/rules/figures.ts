import type { Instant } from '../../calendar/utc8.ts';
import type { EntryOf } from '../../journal/entry.ts';
import type { CaseState, ClockName, Turn } from '../../cases/caseState.ts';
import type { Clocks } from '../../cases/clocks.ts';
import { minutesAfter } from '../../cases/deadlines.ts';
import { metInTime } from '../../cases/rule.ts';

/**
 * What a duty reads from a case, so that the arithmetic of clocks exists once, in the fold. Instants at UTC+8. A case of
 * harm has no clocks and no turns but its opening, so it is in none of these figures (red line R17); nor is a withdrawn one.
 */
export interface Due {
  /** The last instant that is in time: the month this falls in is the month that counts it. */
  by: Instant;
  /** Done by then. */
  kept: boolean;
  /** The entry that did it, in time or late, and when. */
  keptBy: string | null;
  keptAt: Instant | null;
}

const duesOf = (state: CaseState, clock: ClockName): Due[] =>
  state.clocks
    .filter((run) => run.clock === clock)
    .map((run) => ({ by: run.by, kept: metInTime(run), keptBy: run.metBy, keptAt: run.metAt }));

/** Duty `informationAnswered`: an information's answer and the end of its days; null when there is nothing to answer. */
export const answerDue = (information: CaseState): Due | null => duesOf(information, 'answered')[0] ?? null;

/**
 * Duty `disputeSameDay`: a neighbour dispute calmed or settled by the end of the day it occurred (after 18:00: by noon of the
 * next). Null, so in neither number: another type, harm, and one referred or taken back before it was calmed (R17), while
 * there was still time: what ran out unmet did.
 */
export function sameDayDue(dispute: CaseState): Due | null {
  const due = duesOf(dispute, 'sameDay')[0] ?? null;
  if (due === null || due.keptAt !== null) return due;
  const ended = dispute.history.find((turn) => turn.state === 'referred' || turn.state === 'withdrawn');
  return ended !== undefined && ended.at <= due.by ? null : due;
}

/**
 * Duty `disputeInVillage`: the follow-ups of a dispute settled in the village, in the order they happened; `did` is the
 * finding. Null, so in neither number: never settled, referred, taken back, or a matter of harm.
 */
export function followUpsOfSettled(dispute: CaseState): Turn[] | null {
  const settled = dispute.history.findIndex((turn) => turn.state === 'settled');
  if (settled < 0 || dispute.state === 'referred' || dispute.state === 'withdrawn') return null;
  return dispute.history.slice(settled).filter((turn) => turn.state === 'followedUp' || turn.state === 'reopened');
}

/**
 * Duty `hazardRepaired`: one for each time the danger was there (30 days; camera, lighting 7). One that cannot be repaired
 * stays due: it was not.
 */
export const verificationDues = (hazard: CaseState): Due[] => duesOf(hazard, 'verified');

/** Duty `alertPublished`: the approvals of an alert, whether it is over by now or not. */
export const approvals = (alert: CaseState): Turn[] => alert.history.filter((turn) => turn.did === 'approved');

/**
 * Duty `incidentPrompt`: noted within 30 minutes of happening, and acknowledged within 15 of reaching the server, by the
 * server's clock on both sides. `by` is the end of the acknowledgement's clock. Null when withdrawn.
 */
export function promptDue(incident: EntryOf<'incident'>, state: CaseState, clocks: Clocks): Due | null {
  const due = duesOf(state, 'acknowledged')[0];
  if (due === undefined) return null;
  const noted = incident.recordedAt <= minutesAfter(incident.occurredAt, clocks.incident.recordedMinutes);
  return { ...due, kept: due.kept && noted };
}
