import type { Instant } from '../calendar/utc8.ts';
import type { Label } from '../journal/kind.ts';

/** Who has to do something next. */
export const waitingFor = {
  officer: { zh: '村里民警', en: 'Village officer' },
  contactOfficer: { zh: '包村民警', en: 'Contact officer' },
  station: { zh: '派出所', en: 'Police station' },
  bureau: { zh: '公安局', en: 'Bureau' },
  handler: { zh: '承办单位', en: 'Unit it was handed to' },
  nobody: { zh: '无', en: 'Nobody' },
} as const satisfies Record<string, Label>;

export type WaitingFor = keyof typeof waitingFor;

/** What each clock asks for. */
export const clockNames = {
  sameDay: { zh: '邻里纠纷不过夜', en: 'Neighbours at peace the same day' },
  firstStep: { zh: '首次调解', en: 'First mediation' },
  followUp: { zh: '回访', en: 'Follow-up' },
  verified: { zh: '整改核实', en: 'Repair verified' },
  askAgain: { zh: '再次催办', en: 'Ask again' },
  acknowledged: { zh: '接报', en: 'Acknowledged' },
  answered: { zh: '答复', en: 'Answered' },
  decided: { zh: '审核', en: 'Decided' },
} as const satisfies Record<string, Label>;

export type ClockName = keyof typeof clockNames;

/**
 * One run of a clock. Met in time: `metAt` ≤ `by`. Met late: later. `stopped`: it ended unmet because there is nothing
 * left to wait for (a dispute referred, an incident closed). Else it runs.
 */
export interface ClockRun {
  clock: ClockName;
  /** The last instant that is in time. */
  by: Instant;
  /** Reckoned beyond the announced working calendar: may move. */
  provisional: boolean;
  metAt: Instant | null;
  /** Id of the entry that met it. */
  metBy: string | null;
  stopped: boolean;
}

/** One entry that had effect: the state after it, and the word it used (`opened`, a result, a finding, a step). */
export interface Turn {
  id: string;
  at: Instant;
  state: string;
  did: string;
}

/** What the entries about an opening come to. Times are instants at UTC+8. */
export interface CaseState {
  state: string;
  /** Still waits for someone: what the filter `state=open` means. */
  waiting: boolean;
  waitingFor: WaitingFor;
  /** Injury, domestic violence or a child harmed was said once (R17): the law's matter, never again the village's. */
  harm: boolean;
  openedAt: Instant;
  /** End of the next clock running. */
  dueAt: Instant | null;
  dueProvisional: boolean;
  /** When it stopped waiting last; null while it waits. */
  closedAt: Instant | null;
  /** The next instant at which the state changes by itself (an alert that ends); null: never. */
  changesAt: Instant | null;
  /** Every clock that ever ran, in the order started. None in a case of harm (R17). */
  clocks: ClockRun[];
  /** In the order of occurrence, the opening first. */
  history: Turn[];
  /** Ids of steps that do not fit the state they met; kept, never refused. */
  noEffect: string[];
}
