import { daysOfMonth, type Day, type Month } from '../calendar/utc8.ts';
import type { AbsenceState } from '../people/absences.ts';

/** A posting (包村安排) in the village, as duties read it; both days inclusive. */
export interface DutyPosting {
  officer: string;
  /** The officer's unit: an absence can be a whole unit's. */
  unit: string | null;
  duty: 'resident' | 'contact' | 'auxiliary' | 'acting';
  from: Day;
  to: Day | null;
  /** For `acting`: the duty of the posting it stands in for; null (nobody named) is read as `contact`. */
  standsInFor: 'resident' | 'contact' | 'auxiliary' | null;
}

/** An absence of an officer or a whole unit; both days inclusive. Only an approved one lessens what is required. */
export interface DutyAbsence {
  officer: string | null;
  unit: string | null;
  from: Day;
  to: Day;
  state: AbsenceState;
}

interface Spell {
  from: Day;
  to: Day;
  /** Whose duties it carries. */
  dutiesOf: 'resident' | 'contact' | 'auxiliary';
  unit: string | null;
}

/** All spells of one officer and duty in the village in a month: one row of the scorecard (docs/rules.md, Duties are data). */
export interface Row {
  officer: string;
  posting: DutyPosting['duty'];
  spells: Spell[];
}

/** The rows of a month, sorted by posting and officer; the order of the postings does not matter. */
export function rowsOf(postings: readonly DutyPosting[], month: Month): Row[] {
  const { first, last } = daysOfMonth(month);
  const rows = new Map<string, Row>();
  for (const posting of postings) {
    const to = posting.to ?? last;
    if (posting.from > last || to < first) continue;
    const key = `${posting.duty} ${posting.officer}`;
    let row = rows.get(key);
    if (row === undefined) rows.set(key, (row = { officer: posting.officer, posting: posting.duty, spells: [] }));
    row.spells.push({
      from: posting.from > first ? posting.from : first,
      to: to < last ? to : last,
      dutiesOf: posting.duty === 'acting' ? (posting.standsInFor ?? 'contact') : posting.duty,
      unit: posting.unit,
    });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Whether the row carries these duties on that day. */
export function postedOn(row: Row, dutiesOf: Spell['dutiesOf'], day: Day): boolean {
  return row.spells.some((spell) => spell.dutiesOf === dutiesOf && spell.from <= day && day <= spell.to);
}

/** Whether the row carries these duties at any time of the month. */
export const carries = (row: Row, dutiesOf: string): boolean => row.spells.some((spell) => spell.dutiesOf === dutiesOf);

/** The days of the month (1 to 31) on which the row carries these duties and its officer is not absent. */
export function daysPosted(row: Row, dutiesOf: Spell['dutiesOf'], absences: readonly DutyAbsence[]): number[] {
  const days = new Set<number>();
  for (const spell of row.spells) {
    if (spell.dutiesOf !== dutiesOf) continue;
    const away = absences.filter((absence) => keepsAway(absence, row.officer, spell));
    const month = spell.from.slice(0, 8);
    for (let number = numberOf(spell.from); number <= numberOf(spell.to); number += 1) {
      const day = `${month}${String(number).padStart(2, '0')}`;
      if (!away.some((absence) => absence.from <= day && day <= absence.to)) days.add(number);
    }
  }
  return [...days];
}

const numberOf = (day: Day): number => Number(day.slice(8));

function keepsAway(absence: DutyAbsence, officer: string, spell: Spell): boolean {
  const theirs = absence.officer === officer || (absence.unit !== null && absence.unit === spell.unit);
  return absence.state === 'approved' && theirs && absence.from <= spell.to && absence.to >= spell.from;
}
