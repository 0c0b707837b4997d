import { z } from '@hono/zod-openapi';
import { roles } from '../../domain/people/roles.ts';
import { PASSWORD_MAX } from '../../domain/people/password.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import type { Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { passwordIssues, setPassword } from './accounts.ts';
import { hashPassword, verifyPassword } from './password.ts';

const TAG = 'Sign-in';
const ended = z.object({ ended: z.int().openapi({ description: 'How many sessions ended.' }) });

const me = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  roles: z.array(z.object({ role: z.enum(roles), area: z.string().optional() })),
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
  mustEnrol: z.boolean().openapi({ description: 'A second factor must be enrolled before anything else.' }),
});

const session = z.object({
  id: z.uuid(),
  current: z.boolean(),
  since: z.string(),
  lastSeen: z.string().openapi({ description: 'To the day.' }),
  expires: z.string(),
  device: z.string().nullable(),
  by: z.enum(['password', 'provider', 'issued']),
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
        const named = await villageNames(
          services,
          person.postings.map((posting) => posting.village),
        );
        return {
          id: person.id,
          username: person.badge,
          name: person.name,
          roles: person.grants.map(({ role, area }) => (area === '' ? { role } : { role, area })),
          postings: person.postings.map((posting) => ({ ...posting, name: named.get(posting.village) ?? '' })),
          mustEnrol: person.mustEnrol === true,
        };
      },
    }),
    ...sessionRoutes(services),
    passwordRoute(services),
  ];
}

async function villageNames({ db }: Services, villages: string[]): Promise<Map<string, string>> {
  if (villages.length === 0) return new Map();
  const found = await db.selectFrom('area').select(['id', 'name']).where('id', 'in', villages).execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

function sessionRoutes(services: Services): Route[] {
  const { db, clock } = services;
  return [
    route({
      method: 'get',
      path: '/api/sessions',
      summary: 'Where you are signed in',
      tag: TAG,
      permission: 'signedIn',
      audit: 'none',
      answer: z.object({ sessions: z.array(session) }),
      handler: async ({ person }) => {
        const found = await db
          .selectFrom('authSession')
          .select(['id', 'createdAt', 'updatedAt', 'expiresAt', 'userAgent', 'signedInBy'])
          .where('userId', '=', person.id)
          .where('expiresAt', '>', clock.now())
          .orderBy('createdAt', 'desc')
          .execute();
        return {
          sessions: found.map((row) => ({
            id: row.id,
            current: row.id === person.session,
            since: row.createdAt,
            lastSeen: row.updatedAt,
            expires: row.expiresAt,
            device: row.userAgent,
            by: row.signedInBy as 'password' | 'provider' | 'issued',
          })),
        };
      },
    }),
    route({
      method: 'delete',
      path: '/api/sessions/{id}',
      summary: 'End one of your sessions',
      tag: TAG,
      permission: 'signedIn',
      audit: 'written',
      params: z.strictObject({ id: z.uuid() }),
      answer: ended,
      handler: async ({ person, params, requestId }) => {
        const line = lineOf(person, requestId, { action: 'session.close', target: params.id });
        const count = await db.transaction().execute(async (tx) => {
          await recordIn(tx, clock, [line]);
          return endSessions(services, tx, person.id, { only: params.id });
        });
        if (count === 0) throw new Problem('not_found');
        return { ended: count };
      },
    }),
    route({
      method: 'post',
      path: '/api/sessions/sign-out-everywhere',
      summary: 'End all your sessions, this one too',
      tag: TAG,
      permission: 'signedIn',
      audit: 'written',
      answer: ended,
      handler: async ({ person, requestId }) => {
        const line = lineOf(person, requestId, { action: 'session.closeAll', target: person.id });
        return db.transaction().execute(async (tx) => {
          await recordIn(tx, clock, [line]);
          return { ended: await endSessions(services, tx, person.id) };
        });
      },
    }),
  ];
}

/** Ends sessions of an officer at once, in every process: all, one, or all but one. Answers how many. */
export async function endSessions(
  { signIn }: Pick<Services, 'signIn'>,
  tx: Tx,
  officer: string,
  which: { only?: string; but?: string } = {},
): Promise<number> {
  let query = tx.deleteFrom('authSession').where('userId', '=', officer);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.but !== undefined) query = query.where('id', '!=', which.but);
  const deleted = await query.executeTakeFirst();
  await signIn.changed(tx, [officer]);
  return Number(deleted.numDeletedRows);
}

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
      if (!right) throw new Problem('sign_in_failed');
      const hash = await hashPassword(body.next);
      return db.transaction().execute(async (tx) => {
        await setPassword(tx, clock, person, hash);
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
