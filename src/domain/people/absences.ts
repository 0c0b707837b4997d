import type { Day } from '../calendar/utc8.ts';
import { type Assignment, shared } from './assignments.ts';

/** Why someone is away. Illness is `leave`: no medical reason is kept. */
export const absenceKinds = ['leave', 'duty', 'secondment'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];
export const absenceStates = ['proposed', 'approved', 'declined', 'withdrawn'] as const;
export type AbsenceState = (typeof absenceStates)[number];

/** An officer, or everyone of a unit, away from one day to another, both inclusive. */
export interface Absence {
  id: string;
  officer: string | null;
  unit: string | null;
  from: Day;
  to: Day;
  kind: AbsenceKind;
  substitute: string | null;
  /** Who stands in there instead: officers by village. */
  substitutes: Readonly<Record<string, string>>;
  state: AbsenceState;
}

/** An acting posting that an absence asks for; not yet one with an id. */
export type Acting = Omit<Assignment, 'id'> & { standsInFor: string; absence: string };

/**
 * The acting postings (代管) of an approved absence: for each posting of those away whose village has a substitute, the days it
 * shares with the absence. The board goes on naming the lead, so an acting posting is none. Nobody stands in for themselves, and nobody
 * stands in for a stand-in.
 */
export function actingFor(absence: Absence, postings: readonly Assignment[]): Acting[] {
  if (absence.state !== 'approved') return [];
  return postings.flatMap((posting): Acting[] => {
    const { village, id } = posting;
    const officer = absence.substitutes[village] ?? absence.substitute;
    if (officer === null || posting.duty === 'acting' || posting.officer === officer) return [];
    const days = shared(absence, posting);
    if (days === null) return [];
    return [{ officer, village, duty: 'acting', lead: false, ...days, standsInFor: id, absence: absence.id }];
  });
}

/** Whether an absence still speaks for its days: the same days cannot be recorded twice. */
export const speaks = ({ state }: Pick<Absence, 'state'>): boolean => state === 'proposed' || state === 'approved';

/** Whether a person has a part in an absence, so that somebody else must decide on it: it is their own, or they proposed it. */
export function hasPartInAbsence(
  person: string,
  absence: { officer: string | null; proposedBy: string | null },
): boolean {
  return absence.officer === person || absence.proposedBy === person;
}
