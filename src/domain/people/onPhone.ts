import type { Role } from './roles.ts';

/** Someone as `GET /api/me` tells: `within` are prefixes of villages that all roles reach together. */
export interface PhoneHolder {
  roles: readonly { role: Role; area?: string }[];
  within: readonly string[];
  postings: readonly { village: string }[];
}

const VILLAGE = 12;

/**
 * The villages whose journals lie on someone's phone: those they are posted to; a committee's own; a patrol leader's. A station
 * or a bureau reaches many, and keeps none of them on a phone (red line R10).
 */
export function villagesOnPhone({ roles, within, postings }: PhoneHolder): string[] {
  const of = (role: Role) => roles.filter((one) => one.role === role);
  const committees = of('committee').flatMap(({ area }) => (area?.length === VILLAGE ? [area] : []));
  // of a team only the server knows the village; whoever reaches more by another role is not told apart here
  const isOnly = roles.every(({ role }) => role !== 'station' && role !== 'bureau');
  const team = of('patrolLeader').length > 0 && isOnly ? within.filter(({ length }) => length === VILLAGE) : [];
  return [...new Set([...postings.map(({ village }) => village), ...committees, ...team])];
}
