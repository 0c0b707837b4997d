import type { Day } from '../calendar/utc8.ts';
import type { Label } from '../journal/kind.ts';

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
  /** A role of theirs asks for a second factor and there is none yet: until then they hold nothing and can only enrol. */
  mustEnrol?: true;
  /** Their password was given to them: until they set their own they hold nothing. */
  mustChangePassword?: true;
}

/** A role to be given to someone; `area` as in `Grant`, absent where the role needs none. */
export interface RoleClaim {
  role: Role;
  area?: string | undefined;
}

const WITHOUT_AREA: readonly Role[] = ['officer', 'admin', 'auditor'];

/** What is wrong with a set of roles one person is to hold; `index` of the claim, absent when it is the set. */
export function roleFaults(claims: readonly RoleClaim[]): { index?: number; code: string; message: Label }[] {
  const faults: { index?: number; code: string; message: Label }[] = [];
  const seen: string[] = [];
  claims.forEach(({ role, area = '' }, index) => {
    const needsArea = !WITHOUT_AREA.includes(role);
    if (needsArea && area === '')
      faults.push({
        index,
        code: 'area_missing',
        message: { zh: '请选择这个角色的范围', en: `Say which area for ${role}.` },
      });
    if (!needsArea && area !== '')
      faults.push({ index, code: 'area_unused', message: { zh: '这个角色不设范围', en: `${role} has no area.` } });
    if (seen.includes(`${role} ${area}`))
      faults.push({ index, code: 'role_twice', message: { zh: '同一角色写了两次', en: `${role} is given twice.` } });
    seen.push(`${role} ${area}`);
  });
  const holds = (role: Role): boolean => claims.some((claim) => claim.role === role);
  if (holds('admin') && holds('auditor')) {
    faults.push({
      code: 'admin_and_auditor',
      message: { zh: '同一人不能既是系统管理员又是审计员', en: 'One person cannot be admin and auditor.' },
    });
  }
  return faults;
}
