import { sql } from 'kysely';
import type { Holidays } from '../../domain/calendar/holidays.ts';
import { dayOf, type Instant } from '../../domain/calendar/utc8.ts';
import type { CaseState } from '../../domain/cases/caseState.ts';
import { type Clocks, defaultClocks } from '../../domain/cases/clocks.ts';
import { foldCase } from '../../domain/cases/fold.ts';
import { type Force, inForce } from '../../domain/duties/force.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Statement } from '../platform/db/pipeline.ts';

/** A case as its entries stand in the journal: the opening, and everything about it, raw. */
export interface CaseEntries {
  opening: Entry;
  others: Entry[];
}

/** The clocks of a policy, where and since when. */
export interface ClockForce extends Force {
  clocks: Clocks;
}

export interface CaseSetting {
  forces: readonly ClockForce[];
  holidays: Holidays;
  asOf: Instant;
}

/** Folds a case under the clocks in force where and when it was opened; before any policy the usual ones. */
function stateOf({ opening, others }: CaseEntries, { forces, holidays, asOf }: CaseSetting): CaseState {
  const force = inForce(forces, opening.village, dayOf(opening.occurredAt));
  return foldCase(opening, others, { clocks: force?.clocks ?? defaultClocks, holidays, asOf });
}

/** The statement that stores the state of some cases of one county. */
export function projecting(county: string, cases: CaseEntries[], setting: CaseSetting): Statement<unknown> {
  const rows = cases.map((one) => rowOf(one, stateOf(one, setting)));
  return sql`
    insert into "case" (county, village, id, kind, state, waiting, waiting_for, harm, opened_at, due_at, due_provisional,
      closed_at, changes_at, opening_number, last_number)
    select ${county}, village, id, kind, state, waiting, "waitingFor", harm, "openedAt", "dueAt", "dueProvisional",
      "closedAt", "changesAt", "openingNumber", "lastNumber"
    from json_to_recordset(${JSON.stringify(rows)}::json) as c (village text, id uuid, kind text, state text,
      waiting boolean, "waitingFor" text, harm boolean, "openedAt" timestamptz, "dueAt" timestamptz,
      "dueProvisional" boolean, "closedAt" timestamptz, "changesAt" timestamptz, "openingNumber" integer,
      "lastNumber" integer)
    on conflict (county, village, id) do update set state = excluded.state, waiting = excluded.waiting,
      waiting_for = excluded.waiting_for, harm = excluded.harm, opened_at = excluded.opened_at, due_at = excluded.due_at,
      due_provisional = excluded.due_provisional, closed_at = excluded.closed_at, changes_at = excluded.changes_at,
      last_number = excluded.last_number`;
}

function rowOf({ opening, others }: CaseEntries, state: CaseState) {
  const { village, id, kind, number } = opening;
  const { waiting, waitingFor, harm, openedAt, dueAt, dueProvisional, closedAt, changesAt } = state;
  const lastNumber = Math.max(number, ...others.map((entry) => entry.number));
  return {
    ...{ village, id, kind, state: state.state, waiting, waitingFor, harm, openedAt, dueAt, dueProvisional },
    ...{ closedAt, changesAt, openingNumber: number, lastNumber },
  };
}
