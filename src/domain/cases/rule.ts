import type { Holidays } from '../calendar/holidays.ts';
import type { Instant } from '../calendar/utc8.ts';
import type { Effective } from '../journal/effective.ts';
import type { Label } from '../journal/kind.ts';
import type { Kind } from '../journal/registry.ts';
import type { ClockName, ClockRun, WaitingFor } from './caseState.ts';
import type { Clocks } from './clocks.ts';

/** An effective entry of one kind. */
export type Of<K extends Kind> = Extract<Effective, { kind: K }>;

/** What a rule may look at beside the entries. */
export interface Setting {
  clocks: Clocks;
  holidays: Holidays;
  /**
   * When the opening's body was amended (recordedAt of the correction that applies), and the number of its last correction:
   * who decided before that entered the journal saw another text. Null: never.
   */
  amended: { at: Instant; number: number } | null;
}

/** Where a case stands between two steps. */
export interface Situation<State extends string> {
  state: State;
  clocks: readonly ClockRun[];
}

/** How the cases of one kind of opening go. Pure; steps come in the order of occurrence, the opening before them all. */
export interface CaseRule<Opening extends Kind, Step extends Kind, State extends string> {
  opening: Opening;
  /** Kinds of steps. */
  steps: readonly Step[];
  states: Record<State, Label>;
  waitsFor: (state: State, opening: Of<Opening>) => WaitingFor;
  begin: (opening: Of<Opening>, setting: Setting) => Situation<State>;
  /** The situation after a step; null: the step does not fit, and has no effect. */
  next: (now: Situation<State>, step: Of<Step>, opening: Of<Opening>, setting: Setting) => Situation<State> | null;
  /** The word a step used, for the history. */
  did: (step: Of<Step>) => string;
  /** What time alone changes: the state from `at` on. */
  later?: (state: State, opening: Of<Opening>) => { at: Instant; state: State; waitingFor: WaitingFor } | null;
}

/** A clock that starts to run. */
export function start(clocks: readonly ClockRun[], clock: ClockName, by: Instant, provisional = false): ClockRun[] {
  return [...clocks, { clock, by, provisional, metAt: null, metBy: null, stopped: false }];
}

/** The clocks after a step met the running one of this name, at `at` (default: when the step happened). */
export function meet(
  clocks: readonly ClockRun[],
  clock: ClockName,
  step: { id: string; occurredAt: Instant },
  at: Instant = step.occurredAt,
): ClockRun[] {
  return clocks.map((run) => (run.clock === clock && runs(run) ? { ...run, metAt: at, metBy: step.id } : run));
}

/** The clocks after those of these names (all, when none is named) stopped unmet. */
export function stop(clocks: readonly ClockRun[], ...names: ClockName[]): ClockRun[] {
  return clocks.map((run) =>
    runs(run) && (names.length === 0 || names.includes(run.clock)) ? { ...run, stopped: true } : run,
  );
}

/** The clocks with the last of this name running on after it was stopped unmet. */
export function resume(clocks: readonly ClockRun[], clock: ClockName): ClockRun[] {
  const last = clocks.map((run) => run.clock === clock && run.stopped).lastIndexOf(true);
  return clocks.map((run, index) => (index === last ? { ...run, stopped: false } : run));
}

/** Whether a clock still runs: neither met nor stopped. */
export const runs = (run: ClockRun): boolean => run.metAt === null && !run.stopped;

/** Met by its end; false when met late, stopped or still running. */
export const metInTime = (run: ClockRun): boolean => run.metAt !== null && run.metAt <= run.by;
