import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Label } from '../../domain/journal/kind.ts';
import { type PasswordFault, passwordFaults } from '../../domain/people/password.ts';
import { type RoleClaim, roleFaults } from '../../domain/people/roles.ts';
import { type AuditLine, recordIn } from '../audit/audit.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/db/database.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import { Sentence } from '../platform/sentence.ts';
import type { Services } from '../services.ts';
import { hashPassword } from './password.ts';

/** An officer, clerk, committee member or patrol leader to be entered. */
export interface NewOfficer {
  badge: string;
  name: string;
  workPhone?: string | undefined;
  unit?: string | undefined;
  grade?: 'police' | 'auxiliary' | undefined;
  roles: RoleClaim[];
  password?: string | undefined;
}

/** Enters an officer with roles and, when a password is given, the means to sign in. Throws with every fault. */
export async function createOfficer(
  services: Pick<Services, 'db' | 'clock' | 'signIn'>,
  officer: NewOfficer,
  lineOfCreation: (id: string) => AuditLine,
): Promise<string> {
  const { db, clock } = services;
  const issues = [
    ...(await areaIssues(db, officer.roles)),
    ...passwordIssues(officer.password, officer, '/body/password'),
  ];
  if (issues.length > 0) throw new Problem('invalid', issues);
  // before the transaction: a hash takes as long as a hundred of its statements
  const hash = officer.password === undefined ? undefined : await hashPassword(officer.password);
  const id = uuidv7();
  await db.transaction().execute(async (tx) => {
    await insertOfficer(tx, clock, id, officer);
    await setRoles(tx, id, officer.roles);
    if (hash !== undefined) await setPassword(tx, clock, { id, badge: officer.badge }, hash);
    await recordIn(tx, clock, [lineOfCreation(id)]);
  });
  return id;
}

async function insertOfficer(tx: Tx, clock: Clock, id: string, officer: NewOfficer): Promise<void> {
  const taken = await tx
    .selectFrom('officer')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['badge']), '=', officer.badge.toLowerCase()))
    .executeTakeFirst();
  const { badge, name, workPhone = null, unit = null, grade = 'police' } = officer;
  const inserted = taken
    ? []
    : await tx
        .insertInto('officer')
        .values({ id, badge, name, workPhone, unit, grade, createdAt: clock.now() })
        .onConflict((conflict) => conflict.column('badge').doNothing())
        .returning('id')
        .execute();
  if (inserted.length === 0) {
    const message = { zh: `警号${badge}已属于另一人`, en: `Badge ${badge} belongs to another officer.` };
    throw new Problem('conflict', [{ path: '/body/badge', code: 'badge_taken', message }]);
  }
}

/** Replaces an officer's roles. */
export async function setRoles(tx: Tx, officer: string, roles: readonly RoleClaim[]): Promise<void> {
  await tx.deleteFrom('roleGrant').where('officer', '=', officer).execute();
  if (roles.length === 0) return;
  await tx
    .insertInto('roleGrant')
    .values(roles.map(({ role, area = '' }) => ({ officer, role, area })))
    .execute();
}

/** What is wrong with a set of roles: by the table of roles, and areas, stations, teams that do not exist. */
export async function areaIssues(db: Database, claims: readonly RoleClaim[]): Promise<RaisedIssue[]> {
  const issues: RaisedIssue[] = roleFaults(claims).map(({ index, code, message }) => ({
    path: index === undefined ? '/body/roles' : `/body/roles/${index}`,
    code,
    message,
  }));
  for (const [index, { role, area }] of claims.entries()) {
    if (area === undefined || area === '') continue;
    const known = await isKnown(db, role, area);
    const place = PLACES[role] ?? { zh: '区域', en: 'area' };
    const message = { zh: `没有这个${place.zh}:${area}`, en: `There is no such ${place.en}: ${area}.` };
    if (!known) issues.push({ path: `/body/roles/${index}/area`, code: 'unknown_area', message });
  }
  return issues;
}

const PLACES: Partial<Record<RoleClaim['role'], Label>> = {
  station: { zh: '派出所', en: 'station' },
  bureau: { zh: '市或县', en: 'city or county' },
  committee: { zh: '村', en: 'village' },
  patrolLeader: { zh: '巡防队', en: 'team' },
};

async function isKnown(db: Database, role: RoleClaim['role'], area: string): Promise<boolean> {
  if (role === 'station' || role === 'patrolLeader') {
    const table = role === 'station' ? 'station' : 'team';
    return (await db.selectFrom(table).select('id').where('id', '=', area).executeTakeFirst()) !== undefined;
  }
  if (role !== 'bureau' && role !== 'committee') return true;
  const found = await db.selectFrom('area').select('level').where('id', '=', area).executeTakeFirst();
  if (found === undefined) return false;
  return role === 'committee' ? found.level === 'village' : ['province', 'city', 'county'].includes(found.level);
}

const SENTENCES: Record<PasswordFault, Label> = {
  tooShort: { zh: '密码至少12个字符', en: 'A password has at least 12 characters.' },
  tooLong: { zh: '密码最多128个字符', en: 'A password has at most 128 characters.' },
  common: { zh: '这个密码在常见密码之列', en: 'This password is in every list of common passwords.' },
  repeated: { zh: '这个密码只是重复一小段', en: 'This password repeats one short piece.' },
  sequence: {
    zh: '这个密码只是键盘、数字或字母的顺序',
    en: 'This password only walks along the keyboard, the digits or the alphabet.',
  },
  aboutYou: {
    zh: '这个密码几乎只是您的警号、姓名或本系统的名称',
    en: 'This password is little more than your badge number, your name or the name of this system.',
  },
};

/** What is wrong with a new password, as issues at `path`. */
export function passwordIssues(
  password: string | undefined,
  about: { badge: string; name: string },
  path: string,
): RaisedIssue[] {
  if (password === undefined) return [];
  return passwordFaults(password, about).map((code) => ({ path, code, message: SENTENCES[code] }));
}

export const emailOf = (officer: string): string => `${officer}@officer.invalid`;

/** The library's row of an officer, made when missing. Its e-mail address is nobody's: the library wants one. */
export async function ensureUser(db: Database, officer: { id: string; badge: string }) {
  const now = new Date().toISOString();
  const name = officer.badge;
  const user = { id: officer.id, name, username: name.toLowerCase(), email: emailOf(officer.id) };
  await db
    .insertInto('authUser')
    .values({ ...user, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return user;
}

/** Gives an officer a password, hashed by `hashPassword`. */
export async function setPassword(
  tx: Tx,
  clock: Clock,
  officer: { id: string; badge: string },
  hash: string,
): Promise<void> {
  await ensureUser(tx, officer);
  const now = clock.now();
  await tx
    .insertInto('authAccount')
    .values({
      id: uuidv7(),
      userId: officer.id,
      providerId: 'credential',
      accountId: officer.id,
      password: hash,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId']).doUpdateSet({ password: hash, updatedAt: now }),
    )
    .execute();
}

/**
 * Makes the account `admin` unless it exists. Answers the password when it was generated, so that the start prints it once;
 * null otherwise. A given password that is refused stops the start: throws with the reasons.
 */
export async function ensureAdmin(
  services: Pick<Services, 'db' | 'clock' | 'signIn'>,
  given: string | undefined,
): Promise<string | null> {
  const { db } = services;
  if (await db.selectFrom('officer').select('id').where('badge', '=', 'admin').executeTakeFirst()) return null;
  const faults = given === undefined ? [] : passwordFaults(given, { badge: 'admin', name: '' });
  if (faults.length > 0) {
    const why = faults.map((fault) => SENTENCES[fault].en).join(' ');
    throw new Sentence(`ADMIN_PASSWORD 不能使用:至少12个字符,且不能是常见密码。`, `ADMIN_PASSWORD is refused: ${why}`);
  }
  const password = given ?? randomBytes(15).toString('base64url');
  await createOfficer(
    services,
    { badge: 'admin', name: '系统管理员', roles: [{ role: 'admin' }], password },
    (target) => ({ account: 'system', action: 'officer.create', target }),
  );
  return given === undefined ? password : null;
}
