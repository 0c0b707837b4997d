import type { Day } from '../calendar/utc8.ts';

export const roles = ['officer', 'station', 'unit', 'bureau', 'committee', 'patrolLeader', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

/**
 * A role someone holds. `area`: station id, city or county, village, team or unit; empty for officer, admin, auditor.
 * `within`: the prefixes of village ids it reaches today, resolved by the server (a station's villages, a team's village);
 * empty for roles that reach no village content.
 */
export interface Grant {
  role: Role;
  area: string;
  within: string[];
  /** The team's name, for a patrol leader: patrols name their team by it. */
  name?: string;
}

export interface Posting {
  village: string;
  duty: 'resident' | 'contact' | 'auxiliary' | 'acting';
  lead: boolean;
  from: Day;
  to: Day | null;
}

/** Who is asking: an officer, clerk or committee member with what they may do today. */
export interface Person {
  id: string;
  badge: string;
  name: string;
  grade: 'police' | 'auxiliary';
  session: string;
  grants: Grant[];
  postings: Posting[];
}
