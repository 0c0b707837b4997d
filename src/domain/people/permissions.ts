import type { Person, Role } from './roles.ts';

/**
 * Who may do what: the one table. A route names an operation of this table or it does not start. Which villages an
 * operation reaches follows from the grant that allows it: `reach`. Which entries of those villages someone sees and
 * writes: `sees` and `mayWrite`.
 */
export const operations = {
  'areas.read': ['officer', 'station', 'unit', 'bureau', 'committee', 'patrolLeader', 'admin', 'auditor'],
  'areas.write': ['bureau'],
  'stations.read': ['officer', 'station', 'bureau'],
  'stations.write': ['bureau'],
  'roster.read': ['officer', 'station', 'bureau'],
  'roster.write': ['station', 'bureau'],
  'teams.read': ['officer', 'station', 'bureau', 'committee'],
  'teams.write': ['station', 'bureau'],
  'coverage.read': ['station', 'bureau'],
  'villages.read': ['officer', 'station', 'bureau'],
  'calls.read': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'live.read': ['officer', 'station', 'unit', 'bureau'],
  'assignments.read': ['station', 'bureau'],
  'assignments.write': ['bureau'],
  'officers.read': ['station', 'unit', 'bureau', 'admin'],
  'absences.read': ['unit', 'bureau'],
  'absences.propose': ['unit', 'bureau'],
  'absences.decide': ['bureau'],
  'policies.read': ['officer', 'station', 'bureau'],
  'policies.write': ['bureau'],
  'journal.append': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'journal.read': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'files.write': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'files.read': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'held.read': ['station', 'bureau'],
  'held.decide': ['station', 'bureau'],
  'numbers.write': ['station', 'bureau'],
  'caseCounts.write': ['station', 'bureau'],
  'history.read': ['officer', 'station', 'bureau'],
  'cases.read': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'cases.reveal': ['officer', 'station', 'bureau'],
  'duties.read': ['officer', 'station', 'bureau'],
  'scorecards.read': ['officer', 'station', 'bureau'],
  'unitDuties.read': ['unit'],
  'reports.read': ['station', 'bureau'],
  'reportForms.write': ['bureau'],
  'binders.read': ['officer', 'station', 'bureau'],
  'officers.write': ['admin'],
  'accounts.read': ['admin'],
  'accounts.write': ['admin'],
  'guide.read': ['bureau', 'admin'],
  'settings.read': ['admin'],
  'settings.write': ['admin'],
  'audit.read': ['auditor'],
  'audit.verify': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof operations;

/** Operations that decide on what someone else wrote or proposed: closed to auxiliaries. */
const deciding: readonly Operation[] = ['held.decide', 'absences.decide', 'caseCounts.write'];

/** Whether any role of the person includes the operation. An auxiliary (辅警) decides nothing. */
export function allowed(person: Holder, operation: Operation): boolean {
  const by: readonly Role[] = operations[operation];
  if (person.grade === 'auxiliary' && deciding.includes(operation)) return false;
  return person.grants.some((grant) => by.includes(grant.role));
}

/** What of a person says which operations they may do, whatever those reach. */
export interface Holder {
  grade: Person['grade'];
  grants: readonly { role: Role }[];
}

/** Prefixes of village ids that an operation reaches for a person; empty: nothing, as if it did not exist (R7). */
export function reach(person: Person, operation: Operation): string[] {
  if (!allowed(person, operation)) return [];
  const by: readonly Role[] = operations[operation];
  const found = person.grants.filter((grant) => by.includes(grant.role)).flatMap((grant) => grant.within);
  return found.filter((prefix, index) => found.indexOf(prefix) === index && !isBelowAnother(prefix, found));
}

const isBelowAnother = (prefix: string, all: readonly string[]): boolean =>
  all.some((other) => other.length < prefix.length && prefix.startsWith(other));

/** Units (departments) a person speaks for: their officers' own duties and absences, no village. */
export const unitsOf = (person: Person): string[] =>
  person.grants.filter(({ role }) => role === 'unit').map(({ area }) => area);

/** Whether an operation reaches an area (village, township … or a county's own journal) for a person. */
export function reaches(person: Person, operation: Operation, area: string): boolean {
  return reach(person, operation).some((prefix) => area.startsWith(prefix));
}

/** The parts of an area that an operation reaches for a person: the area itself, or what lies below it; empty: nothing. */
export function reachWithin(person: Person, operation: Operation, area: string): string[] {
  return reach(person, operation).flatMap((prefix) =>
    area.startsWith(prefix) ? [area] : prefix.startsWith(area) ? [prefix] : [],
  );
}

/** What was written or proposed, and by whom: an entry, an absence, a held entry. */
export interface Proposal {
  author: string;
  with?: readonly string[];
  onBehalfOf?: string;
}

/**
 * Whether a person may decide on a proposal: a police officer, and neither its author nor anyone it was written with or for.
 * The role is judged apart, by `allowed` or `mayWrite`.
 */
export function mayDecide(person: Person, proposal: Proposal): boolean {
  return person.grade === 'police' && !hasPart(person.id, proposal);
}

/** Whether an officer wrote it, or it was written with or for them. */
export function hasPart(officer: string, proposal: Proposal): boolean {
  return (
    proposal.author === officer || proposal.onBehalfOf === officer || (proposal.with ?? []).some((id) => id === officer)
  );
}
