import { addDays, type Day } from '../calendar/utc8.ts';

export const duties = ['resident', 'contact', 'auxiliary', 'acting'] as const;
export type Duty = (typeof duties)[number];

/** A posting (包村安排): an officer answers for a village in a duty; both days inclusive, `to` null is until further notice. */
export interface Assignment {
  id: string;
  officer: string;
  village: string;
  duty: Duty;
  /** Whom the board names. */
  lead: boolean;
  from: Day;
  to: Day | null;
  /** Of an acting posting: the one it stands in for and the absence it comes from. */
  standsInFor?: string | null;
  absence?: string | null;
}

/** Days from `from` to `to`, both inclusive; null is without end. */
export interface Spell {
  from: Day;
  to: Day | null;
}

/** Whether the board names someone of this duty unless it is said otherwise: the contact officer. */
export const leadByDefault = (duty: Duty): boolean => duty === 'contact';

/** Whether two spells share a day. */
export const overlap = (a: Spell, b: Spell): boolean => startsIn(a, b) || startsIn(b, a);

const startsIn = (a: Spell, b: Spell): boolean => a.from >= b.from && (b.to === null || a.from <= b.to);

/** Whether a day lies in a spell. */
export const covers = (spell: Spell, day: Day): boolean => overlap({ from: day, to: day }, spell);

/** The days two spells share; null when there are none. */
export function shared(a: Spell, b: Spell): Spell | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to !== null && to < from ? null : { from, to };
}

/**
 * Existing postings that forbid a proposed one: the same officer in the same village with the same duty on a shared day. Two
 * acting postings that stand in for different ones are not the same duty.
 */
export function clashes(proposed: Assignment, existing: readonly Assignment[]): Assignment[] {
  return existing.filter(
    (other) =>
      other.id !== proposed.id &&
      other.officer === proposed.officer &&
      other.village === proposed.village &&
      other.duty === proposed.duty &&
      (other.standsInFor ?? null) === (proposed.standsInFor ?? null) &&
      overlap(other, proposed),
  );
}

/** Existing leads beside which a proposed lead would be a second one: taken with a warning, shown as a double post. */
export function otherLeads(proposed: Assignment, existing: readonly Assignment[]): Assignment[] {
  if (!proposed.lead) return [];
  return existing.filter(
    (other) => other.id !== proposed.id && other.lead && other.village === proposed.village && overlap(other, proposed),
  );
}

/**
 * The posting whose duties an acting one made by hand takes over: the village's lead on those days, or another resident or
 * contact posting; null when there is none.
 */
export function replacedBy(acting: Assignment, there: readonly Assignment[]): Assignment | null {
  const replaceable = there.filter(
    (posting) =>
      (posting.duty === 'contact' || posting.duty === 'resident') &&
      posting.village === acting.village &&
      posting.officer !== acting.officer &&
      overlap(posting, acting),
  );
  return replaceable.find(({ lead }) => lead) ?? replaceable[0] ?? null;
}

/** What a transfer changes; what it does not name stays as it is. */
export interface Transfer {
  /** First day of the next posting: the old one ends the day before. */
  on: Day;
  officer?: string | undefined;
  village?: string | undefined;
  duty?: Exclude<Duty, 'acting'> | undefined;
  lead?: boolean | undefined;
  to?: Day | undefined;
}

/** Fault codes of a transfer that cannot be. */
export type TransferFault = 'acting_by_absence' | 'transfer_outside' | 'transfer_to_same' | 'end_before_start';

/**
 * A hand-over on D in one step: the old posting ends on D − 1, the next begins on D. The next one has no end unless one is
 * given. A change of duty takes that duty's default lead.
 */
export function planTransfer(
  current: Assignment,
  transfer: Transfer,
  id: string,
): { closed: Assignment; next: Assignment } | TransferFault {
  const { on, to = null } = transfer;
  if (current.duty === 'acting') return 'acting_by_absence';
  if (on <= current.from || (current.to !== null && on > current.to)) return 'transfer_outside';
  if (to !== null && to < on) return 'end_before_start';
  const duty = transfer.duty ?? current.duty;
  const next: Assignment = {
    id,
    officer: transfer.officer ?? current.officer,
    village: transfer.village ?? current.village,
    duty,
    lead: transfer.lead ?? (duty === current.duty ? current.lead : leadByDefault(duty)),
    from: on,
    to,
  };
  const same = (['officer', 'village', 'duty', 'lead'] as const).every((key) => next[key] === current[key]);
  return same ? 'transfer_to_same' : { closed: { ...current, to: addDays(on, -1) }, next };
}

/**
 * Whether a posting may be taken back as if it had never been: it has not begun, or it was entered today. Any other is ended
 * instead, so that who answered for a village stays on record.
 */
export const mayBeTakenBack = ({ from }: Pick<Spell, 'from'>, enteredToday: boolean, today: Day): boolean =>
  enteredToday || from > today;
