import { alertCase } from '../alerts/alertCase.ts';
import type { Holidays } from '../calendar/holidays.ts';
import type { Instant } from '../calendar/utc8.ts';
import { complaintCase } from '../complaints/complaintCase.ts';
import { disputeCase } from '../disputes/disputeCase.ts';
import { harmSaid } from '../disputes/harm.ts';
import { hazardCase } from '../hazards/hazardCase.ts';
import { incidentCase } from '../incidents/incidentCase.ts';
import { informationCase } from '../information/informationCase.ts';
import { effective } from '../journal/effective.ts';
import { byRecording, type Entry, type EntryOf } from '../journal/entry.ts';
import type { Label } from '../journal/kind.ts';
import type { Kind } from '../journal/registry.ts';
import { requestCase } from '../requests/requestCase.ts';
import type { CaseState, ClockRun, Turn, WaitingFor } from './caseState.ts';
import type { Clocks } from './clocks.ts';
import { runs, stop, type CaseRule, type Of, type Setting } from './rule.ts';

/** What a fold needs beside the entries. */
export interface CaseContext {
  clocks: Clocks;
  holidays: Holidays;
  /** The instant the state is asked for; only an alert's end depends on it. */
  asOf: Instant;
}

/** A rule whatever its kind; the fold gives each rule only entries of the kinds it names. */
type AnyRule = CaseRule<Kind, Kind, string>;

const rules = new Map<string, AnyRule>(
  [disputeCase, hazardCase, incidentCase, informationCase, requestCase, complaintCase, alertCase].map((rule) => [
    rule.opening,
    rule as unknown as AnyRule,
  ]),
);

/** The case's state of a withdrawn opening, whatever its kind. */
const withdrawnLabel: Label = { zh: '已撤销', en: 'Withdrawn' };

/** Kinds that open a case. */
export const caseKinds: readonly string[] = [...rules.keys()];

/** Every state a case of this kind can have, with its label; empty for a kind that opens none. */
export function caseStates(kind: string): Record<string, Label> {
  const rule = rules.get(kind);
  return rule === undefined ? {} : { ...rule.states, withdrawn: withdrawnLabel };
}

/**
 * What the entries about an opening come to: the same for every order of arrival, entries twice or more included.
 * `others`: the entries with `about` = the opening's id, and the corrections and confirmations of any of them and of the
 * opening, raw; whatever else is among them is left aside. Steps are read in the order they happened, after the opening, and
 * never refused: those that do not fit are in `noEffect`. Times are instants at UTC+8. Throws RangeError when the opening's
 * kind opens no case. Source: docs/rules.md; harm first: red line R17.
 */
export function foldCase(opening: Entry, others: readonly Entry[], context: CaseContext): CaseState {
  const rule = rules.get(opening.kind);
  if (rule === undefined) throw new RangeError(`${opening.kind} opens no case`);
  const corrections = correctionsOf(opening.id, others);
  const read = effective([opening, ...others]);
  const steps = read.filter((entry) => entry.about === opening.id && rule.steps.includes(entry.kind));
  const harm = harmSaid(opening, corrections);
  const asRead = read.find((entry) => entry.id === opening.id);
  const last = corrections[corrections.length - 1];
  if (asRead === undefined) return taken(opening, last, steps, harm);
  if (harm) return atRest(asRead, 'referred', 'opened', asRead.occurredAt, steps, true);
  return follow(rule, asRead, steps, { ...context, amended: amendmentOf(corrections) }, context.asOf);
}

/** When one of them changes the body, any later one changes it too, if only back. */
function amendmentOf(corrections: readonly EntryOf<'correction'>[]): Setting['amended'] {
  const last = corrections[corrections.length - 1];
  if (last === undefined || corrections.every(({ body }) => body.changes?.body === undefined)) return null;
  return { at: last.recordedAt, number: Math.max(...corrections.map((one) => one.number)) };
}

function correctionsOf(id: string, others: readonly Entry[]): EntryOf<'correction'>[] {
  return others
    .filter((entry) => entry.kind === 'correction')
    .filter((entry) => entry.about === id)
    .sort(byRecording);
}

function follow(rule: AnyRule, opening: Of<Kind>, steps: Of<Kind>[], setting: Setting, asOf: Instant): CaseState {
  let now = rule.begin(opening, setting);
  let waiting = rule.waitsFor(now.state, opening);
  let closedAt: Instant | null = null;
  const history: Turn[] = [{ id: opening.id, at: opening.occurredAt, state: now.state, did: 'opened' }];
  const noEffect: string[] = [];
  for (const step of steps) {
    const then = rule.next(now, step, opening, setting);
    if (then === null) {
      noEffect.push(step.id);
      continue;
    }
    waiting = rule.waitsFor(then.state, opening);
    if (waiting !== 'nobody') closedAt = null;
    else closedAt ??= step.occurredAt;
    now = waiting === 'nobody' ? { state: then.state, clocks: stop(then.clocks) } : then;
    history.push({ id: step.id, at: step.occurredAt, state: now.state, did: rule.did(step) });
  }
  const later = rule.later?.(now.state, opening) ?? null;
  const passed = later !== null && asOf >= later.at;
  const end = passed ? later : { state: now.state, waitingFor: waiting };
  const openedAt = opening.occurredAt;
  if (passed && end.waitingFor === 'nobody') closedAt ??= later.at;
  const changesAt = later !== null && !passed ? later.at : null;
  return {
    ...standing(end.state, end.waitingFor, now.clocks),
    harm: false,
    openedAt,
    closedAt,
    changesAt,
    history,
    noEffect,
  };
}

function standing(state: string, waitingFor: WaitingFor, clocks: readonly ClockRun[]) {
  let due: ClockRun | undefined;
  for (const run of clocks) if (runs(run) && (due === undefined || run.by < due.by)) due = run;
  return {
    state,
    waiting: waitingFor !== 'nobody',
    waitingFor,
    dueAt: due?.by ?? null,
    dueProvisional: due?.provisional ?? false,
    clocks: [...clocks],
  };
}

/** A case whose opening was withdrawn. */
function taken(opening: Entry, correction: Entry | undefined, steps: Of<Kind>[], harm: boolean): CaseState {
  const by = correction ?? opening;
  const state = atRest({ ...opening, id: by.id }, 'withdrawn', 'withdraw', by.recordedAt, steps, harm);
  return { ...state, openedAt: opening.occurredAt };
}

function atRest(
  opening: Entry,
  state: string,
  did: string,
  closedAt: Instant,
  steps: Of<Kind>[],
  harm: boolean,
): CaseState {
  return {
    ...standing(state, 'nobody', []),
    harm,
    openedAt: opening.occurredAt,
    closedAt,
    changesAt: null,
    history: [{ id: opening.id, at: closedAt, state, did }],
    noEffect: steps.map((step) => step.id),
  };
}
