import { z } from '@hono/zod-openapi';
import { roles } from '../../domain/people/roles.ts';
import { PASSWORD_MAX } from '../../domain/people/password.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { wrong } from './libraryAnswer.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { passwordIssues, setPassword } from './accounts.ts';
import { keepState } from './accountState.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessions, ended } from './sessionRoutes.ts';

const TAG = 'Sign-in';

const me = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  grade: z.enum(['police', 'auxiliary']),
  roles: z.array(
    z.object({
      role: z.enum(roles),
      area: z.string().optional(),
      name: z.string().optional().openapi({ description: 'What the team of a patrol leader is called.' }),
    }),
  ),
  within: z.array(z.string()).openapi({ description: 'Prefixes of the village ids the roles reach today.' }),
  postings: z.array(
    z.object({
      village: z.string(),
      name: z.string(),
      duty: z.enum(['resident', 'contact', 'auxiliary', 'acting']),
      lead: z.boolean(),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
  closed: z
    .array(z.object({ village: z.string(), name: z.string(), on: z.string(), successor: z.string() }))
    .openapi({ description: 'Closed villages among `within`, since when, and the village that goes on with each.' }),
  secondFactor: z.boolean().openapi({ description: 'A second factor is asked for at sign-in.' }),
  mustEnrol: z.boolean().openapi({ description: 'A second factor must be enrolled before anything else.' }),
  mustChangePassword: z.boolean().openapi({ description: 'The password was given: one’s own must be set first.' }),
});

/** What everyone who is signed in may see and do about themselves. */
export function meRoutes(services: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/me',
      summary: 'Who is signed in: roles and postings of today',
      tag: TAG,
      permission: 'signedIn',
      audit: 'none',
      answer: me,
      handler: async ({ person }) => {
        const within = [...new Set(person.grants.flatMap((grant) => grant.within))].toSorted();
        const villages = await villagesAmong(services, [...within, ...person.postings.map(({ village }) => village)]);
        const names = new Map(villages.map(({ id, name }) => [id, name]));
        return {
          id: person.id,
          username: person.badge,
          name: person.name,
          roles: person.grants.map(({ role, area, name }) => ({
            role,
            ...(area !== '' && { area }),
            ...(name !== undefined && { name }),
          })),
          within,
          grade: person.grade,
          postings: person.postings.map((posting) => ({ ...posting, name: names.get(posting.village) ?? '' })),
          closed: villages.flatMap(closedOf),
          secondFactor: await hasSecondFactor(services, person.id),
          mustEnrol: person.mustEnrol === true,
          mustChangePassword: person.mustChangePassword === true,
        };
      },
    }),
    passwordRoute(services),
  ];
}

async function hasSecondFactor({ db }: Services, officer: string): Promise<boolean> {
  const user = await db.selectFrom('authUser').select('twoFactorEnabled').where('id', '=', officer).executeTakeFirst();
  return user?.twoFactorEnabled === true;
}

interface VillageRow {
  id: string;
  name: string;
  closedOn: string | null;
  successor: string | null;
}

async function villagesAmong({ db }: Services, ids: string[]): Promise<VillageRow[]> {
  const villages = ids.filter(({ length }) => length === 12);
  if (villages.length === 0) return [];
  const columns = ['id', 'name', 'closedOn', 'successor'] as const;
  return db.selectFrom('area').select(columns).where('id', 'in', villages).orderBy('id').execute();
}

const closedOf = ({ id, name, closedOn, successor }: VillageRow) =>
  closedOn !== null && successor !== null ? [{ village: id, name, on: closedOn, successor }] : [];

function passwordRoute(services: Services): Route {
  const { db, clock, signIn } = services;
  return route({
    method: 'post',
    path: '/api/me/password',
    summary: 'Change your password; your other sessions end',
    tag: TAG,
    permission: 'signedIn',
    audit: 'written',
    body: z.strictObject({ current: z.string().max(PASSWORD_MAX), next: z.string().max(1000) }),
    answer: ended,
    handler: async ({ person, body, requestId }) => {
      const issues = passwordIssues(body.next, person, '/body/next');
      if (issues.length > 0) throw new Problem('invalid', issues);
      const right = await signIn.attempts.guess(
        person.badge,
        () => isPassword(services, person.id, body.current),
        Boolean,
      );
      if (!right) throw wrong('password', 'current');
      const hash = await hashPassword(body.next);
      return db.transaction().execute(async (tx) => {
        await setPassword(tx, clock, person, hash);
        await keepState(tx, person.id, { passwordUntil: null });
        await recordIn(tx, clock, [lineOf(person, requestId, { action: 'password.change', target: person.id })]);
        return { ended: await endSessions(services, tx, person.id, { but: person.session }) };
      });
    },
  });
}

async function isPassword({ db }: Services, officer: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('authAccount')
    .select('password')
    .where('userId', '=', officer)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return account?.password != null && verifyPassword({ hash: account.password, password });
}
