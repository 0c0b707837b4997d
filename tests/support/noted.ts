import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOf, type Instant } from '../../src/domain/calendar/utc8.ts';
import type { CaseState, ClockName } from '../../src/domain/cases/caseState.ts';
import { defaultClocks } from '../../src/domain/cases/clocks.ts';
import { foldCase, type CaseContext } from '../../src/domain/cases/fold.ts';
import { runs } from '../../src/domain/cases/rule.ts';
import type { Entry, EntryOf, Envelope } from '../../src/domain/journal/entry.ts';
import type { Body, Kind } from '../../src/domain/journal/registry.ts';

/** `11-23 17:00` of 2026, or with a year. */
export function time(short: string): Instant {
  const [day = '', clock = '00:00'] = short.split(' ');
  return startOf(day.length === 5 ? `2026-${day}` : day, clock);
}

let made = 0;

/** An entry noted as it happened and received at once, unless said otherwise. */
export function noted<K extends Kind>(kind: K, when: string, body: Body<K>, more: Partial<Envelope> = {}): EntryOf<K> {
  const at = time(when);
  const id = `01900000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const envelope = { id, village: '341622101210', author: 'officer', occurredAt: at, recordedAt: at, receivedAt: at };
  return { ...envelope, onSite: true, number: made, ...more, kind, body } as unknown as EntryOf<K>;
}

export const context: CaseContext = {
  clocks: defaultClocks,
  holidays: {
    coverageUntil: '2026-12-31',
    days: { '2026-10-01': 'holiday', '2026-10-02': 'holiday', '2026-10-10': 'workday' },
  },
  asOf: time('12-31 00:00'),
};

/** How the first run of a clock went: `none`, `running`, `stopped`, `in time` or `late`. */
export function clockOf(clock: ClockName, state: CaseState): string {
  const run = state.clocks.find((candidate) => candidate.clock === clock);
  if (run === undefined) return 'none';
  if (run.metAt === null) return run.stopped ? 'stopped' : 'running';
  return run.metAt <= run.by ? 'in time' : 'late';
}

/** A case as a clerk would tell it: what happened, one step after the other, and what it comes to. */
export interface Told {
  fact: string;
  opening: Entry;
  steps: Entry[];
  asOf?: string;
  state: string;
  /** Due at, to the minute; left out: no clock runs. */
  due?: string;
  waitsFor?: CaseState['waitingFor'];
  /** How many of the steps have no effect; default none. */
  noEffect?: number;
}

/** One test for each case told. */
export function tell(cases: Told[]): void {
  for (const { fact, opening, steps, asOf, state, due, waitsFor, noEffect = 0 } of cases)
    test(fact, () => {
      const others = steps.map((step) => ({ ...step, about: step.about ?? opening.id }));
      const found = foldCase(opening, others, asOf === undefined ? context : { ...context, asOf: time(asOf) });
      assert.equal(found.state, state);
      assert.equal(found.dueAt?.slice(0, 16) ?? null, due === undefined ? null : time(due).slice(0, 16));
      if (waitsFor !== undefined) assert.equal(found.waitingFor, waitsFor);
      assert.equal(found.noEffect.length, noEffect);
      assert.equal(found.waiting, found.waitingFor !== 'nobody');
      assert.equal(found.closedAt === null, found.waiting);
      assert.ok(found.waiting || !found.clocks.some(runs), 'what waits for nobody has no clock');
    });
}
