import type { Person, Role } from './roles.ts';

/**
 * Who may do what: the one table. A route names an operation of this table or it does not start (design.md, Areas,
 * stations, people). Which villages an operation reaches follows from the grant that allows it: `reach`.
 */
export const operations = {
  'areas.read': ['officer', 'station', 'unit', 'bureau', 'committee', 'patrolLeader', 'admin', 'auditor'],
  'coverage.read': ['station', 'bureau'],
  'journal.append': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
  'journal.read': ['officer', 'station', 'bureau', 'committee', 'patrolLeader'],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof operations;

/** Prefixes of village ids that an operation reaches for a person; empty: nothing, as if it did not exist (R7). */
export function reach(person: Person, operation: Operation): string[] {
  const allowed: readonly Role[] = operations[operation];
  return [...new Set(person.grants.filter((grant) => allowed.includes(grant.role)).flatMap((grant) => grant.within))];
}
