import type { Day } from '../calendar/utc8.ts';
import type { Spell } from './assignments.ts';
import type { Role } from './roles.ts';

/** A village that was closed (merged, or given another code), since when, and the one that goes on with its journal. */
export interface Closed {
  village: string;
  name: string;
  on: Day;
  successor: string;
}

/** Someone as `GET /api/me` tells: `within` are prefixes of villages that all roles reach together. */
export interface PhoneHolder {
  roles: readonly { role: Role; area?: string }[];
  within: readonly string[];
  /** `to`: the last day; null or absent while none is known. */
  postings: readonly { village: string; to?: Day | null }[];
  /** Of `within`. */
  closed?: readonly Closed[];
}

const VILLAGE = 12;
const NONE: readonly Closed[] = [];

/**
 * The villages whose journals lie on someone's phone on a day: those they are posted to, as far as was told last; a committee's own;
 * a patrol leader's. A station or a bureau reaches many, and keeps none of them on a phone (red line R10).
 */
export function villagesOnPhone({ roles, within, postings, closed = NONE }: PhoneHolder, on: Day): string[] {
  const of = (role: Role) => roles.filter((one) => one.role === role);
  const committees = of('committee').flatMap(({ area }) => (area?.length === VILLAGE ? [area] : []));
  // of a team only the server knows the village; whoever reaches more by another role is not told apart here
  const isOnly = roles.every(({ role }) => role !== 'station' && role !== 'bureau');
  const reached = within.filter((id) => id.length === VILLAGE && !closed.some(({ village }) => village === id));
  const team = of('patrolLeader').length > 0 && isOnly ? reached : [];
  const posted = postings.filter(({ to }) => to == null || to >= on);
  return [...new Set([...posted.map(({ village }) => village), ...committees, ...team])];
}

/** A closed village whose history lies on someone's phone, and the one there in which what is open in it is worked. */
export interface ClosedOnPhone extends Closed {
  in: string;
}

/** The closed villages that these go on with. */
export function closedOnPhone(
  { closed = NONE }: Pick<PhoneHolder, 'closed'>,
  villages: readonly string[],
): ClosedOnPhone[] {
  return closed
    .map((one) => ({ ...one, in: workedIn({ closed }, one.village) }))
    .filter((one) => !villages.includes(one.village) && villages.includes(one.in));
}

/** The village in which what is open in a village is worked: itself, or the one that goes on with it, merged again or not. */
export function workedIn({ closed = NONE }: Pick<PhoneHolder, 'closed'>, village: string): string {
  // as many steps as there are closed ones: whatever is told, it ends
  return closed.reduce((at) => closed.find((one) => one.village === at)?.successor ?? at, village);
}

/** Postings as the server judges steps by them: one in a village counts for those it goes on with, since they were closed. */
export function withClosed<T extends Spell & { village: string }>(
  postings: readonly T[],
  closed: readonly Closed[] = NONE,
): T[] {
  const also = closed.flatMap(({ village, on, successor }) =>
    postings
      .filter((posting) => posting.village === successor && (posting.to === null || posting.to >= on))
      .map((posting) => ({ ...posting, village, from: posting.from > on ? posting.from : on })),
  );
  return [...postings, ...also];
}
