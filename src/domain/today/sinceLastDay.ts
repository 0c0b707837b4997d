import { addDays, dayOf, type Day } from '../calendar/utc8.ts';
import { endOf } from '../cases/deadlines.ts';
import type { CaseContext } from '../cases/fold.ts';
import { effective, type Effective } from '../journal/effective.ts';
import type { Entry, EntryOf } from '../journal/entry.ts';
import { propose, type Aside, type Door } from '../visits/doors.ts';
import { openCases, type OpenCase } from './openCases.ts';
import { toConfirm } from './toConfirm.ts';

/** An answer to what the officer passed on. */
export interface Answer {
  information: Effective;
  outcome: Effective & EntryOf<'informationOutcome'>;
}

/** What matters in a village before the officer goes there again (今天进村). */
export interface SinceLastDay {
  /** The officer's last day in the village before today; null: none that is known here. */
  lastDay: Day | null;
  /** Case counts of the station that came since. */
  caseCounts: (Effective & EntryOf<'caseCounts'>)[];
  answers: Answer[];
  /** What waits, by clock: all of it, whenever it was opened. */
  openCases: OpenCase[];
  /** Of these, what villagers ask. */
  requests: OpenCase[];
  /** Of these, hazards whose clock ends within a week. */
  hazardsDue: OpenCase[];
  toConfirm: Effective[];
  doors: Door[];
}

/** Days within which a hazard's clock is worth a look while one is there. */
const SOON = 7;

/**
 * What happened since an officer's last day in a village, and what waits there, from the raw entries of its journal and of the closed
 * villages it goes on with. New is what arrived after the last thing they noted there that day; all of it, where no such day is known.
 * `own`: the entries of its journal alone, whose doors are the village's.
 */
export function sinceLastDay(
  entries: readonly Entry[],
  officer: string,
  context: CaseContext,
  aside: readonly Aside[] = [],
  own = entries,
): SinceLastDay {
  const { asOf } = context;
  const counting = effective(entries);
  const last = lastThere(counting, officer, dayOf(asOf));
  const isNew = ({ receivedAt }: Entry) => last === null || receivedAt > last.occurredAt;
  const noted = new Map(counting.filter((entry) => entry.own.includes(officer)).map((entry) => [entry.id, entry]));
  const open = openCases(entries, context);
  const soon = endOf(addDays(dayOf(asOf), SOON));
  return {
    lastDay: last?.occurredOn ?? null,
    caseCounts: counting.filter((entry) => entry.kind === 'caseCounts').filter(isNew),
    answers: counting
      .filter((entry) => entry.kind === 'informationOutcome')
      .filter(isNew)
      .flatMap((outcome) => {
        const information = noted.get(outcome.about ?? '');
        return information === undefined ? [] : { information, outcome };
      }),
    openCases: open,
    requests: open.filter(({ opening }) => opening.kind === 'request'),
    hazardsDue: open.filter(({ opening, state }) => opening.kind === 'hazard' && (state.dueAt ?? '~') <= soon),
    toConfirm: toConfirm(entries, officer),
    doors: propose(own, { asOf, aside }),
  };
}

function lastThere(counting: readonly Effective[], officer: string, today: Day): Effective | null {
  const there = counting.filter(({ onSite, own, occurredOn }) => onSite && own.includes(officer) && occurredOn < today);
  return there[there.length - 1] ?? null;
}
