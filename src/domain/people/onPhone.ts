import type { Day } from '../calendar/utc8.ts';
import type { Role } from './roles.ts';

/** Someone as `GET /api/me` tells: `within` are prefixes of villages that all roles reach together. */
export interface PhoneHolder {
  roles: readonly { role: Role; area?: string }[];
  within: readonly string[];
  /** `to`: the last day; null or absent while none is known. */
  postings: readonly { village: string; to?: Day | null }[];
}

const VILLAGE = 12;

/**
 * The villages whose journals lie on someone's phone on a day: those they are posted to, as far as was told last; a committee's own;
 * a patrol leader's. A station or a bureau reaches many, and keeps none of them on a phone (red line R10).
 */
export function villagesOnPhone({ roles, within, postings }: PhoneHolder, on: Day): string[] {
  const of = (role: Role) => roles.filter((one) => one.role === role);
  const committees = of('committee').flatMap(({ area }) => (area?.length === VILLAGE ? [area] : []));
  // of a team only the server knows the village; whoever reaches more by another role is not told apart here
  const isOnly = roles.every(({ role }) => role !== 'station' && role !== 'bureau');
  const team = of('patrolLeader').length > 0 && isOnly ? within.filter(({ length }) => length === VILLAGE) : [];
  const posted = postings.filter(({ to }) => to == null || to >= on);
  return [...new Set([...posted.map(({ village }) => village), ...committees, ...team])];
}
