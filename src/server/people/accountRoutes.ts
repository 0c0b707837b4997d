import { z } from '@hono/zod-openapi';
import { roles } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { areaIssues, createOfficer, passwordIssues, setPassword, setRoles } from './accounts.ts';
import { endSessions } from './sessionRoutes.ts';
import { hashPassword } from './password.ts';

const TAG = 'Accounts';
const text = (max: number) => z.string().trim().min(1).max(max);
const roleClaims = z.array(z.strictObject({ role: z.enum(roles), area: text(64).optional() })).max(20);
const byId = z.strictObject({ id: z.uuid() });
const done = z.object({ id: z.uuid() });

/** Officers and their accounts, for the administrator. */
export function accountRoutes(services: Services): Route[] {
  return [createRoute(services), listRoute(services), rolesRoute(services), passwordRoute(services)];
}

function createRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/api/officers',
    summary: 'Enter an officer, clerk, committee member or patrol leader',
    tag: TAG,
    permission: 'officers.write',
    audit: 'written',
    body: z.strictObject({
      badge: text(32).regex(/^[A-Za-z0-9._-]+$/),
      name: text(60),
      workPhone: text(30).optional(),
      unit: text(100).optional(),
      grade: z.enum(['police', 'auxiliary']).optional(),
      roles: roleClaims,
      password: z.string().max(1000).optional(),
    }),
    answer: done,
    handler: async ({ person, body, requestId }) => {
      const lineOfCreation = (target: string) => lineOf(person, requestId, { action: 'officer.create', target });
      return { id: await createOfficer(services, body, lineOfCreation) };
    },
  });
}

const account = z.object({
  id: z.uuid(),
  badge: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  grade: z.enum(['police', 'auxiliary']),
  leftOn: z.string().nullable(),
  twoFactor: z.boolean(),
  roles: z.array(z.object({ role: z.enum(roles), area: z.string() })),
});

function listRoute({ db }: Services): Route {
  return route({
    method: 'get',
    path: '/api/accounts',
    summary: 'Accounts and their roles, by badge number',
    tag: TAG,
    permission: 'accounts.read',
    audit: 'none',
    query: z.strictObject({
      after: z.string().max(32).optional().openapi({ description: 'Badge number to go on after.' }),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    answer: z.object({ accounts: z.array(account), next: z.string().optional() }),
    handler: async ({ query }) => {
      const officers = await db
        .selectFrom('officer')
        .leftJoin('authUser', 'authUser.id', 'officer.id')
        .select(['officer.id', 'badge', 'officer.name', 'unit', 'grade', 'leftOn', 'twoFactorEnabled'])
        .where('badge', '>', query.after ?? '')
        .orderBy('badge')
        .limit(query.limit + 1)
        .execute();
      const shown = officers.slice(0, query.limit);
      const ids = shown.map(({ id }) => id);
      const grants =
        ids.length === 0 ? [] : await db.selectFrom('roleGrant').selectAll().where('officer', 'in', ids).execute();
      const rolesOf = (id: string) =>
        grants.filter((grant) => grant.officer === id).map(({ role, area }) => ({ role, area }));
      return {
        accounts: shown.map(({ twoFactorEnabled, ...officer }) => ({
          ...officer,
          twoFactor: twoFactorEnabled === true,
          roles: rolesOf(officer.id),
        })) as z.input<typeof account>[],
        next: officers.length > query.limit ? shown.at(-1)?.badge : undefined,
      };
    },
  });
}

function rolesRoute(services: Services): Route {
  const { db, clock, signIn } = services;
  return route({
    method: 'put',
    path: '/api/officers/{id}/roles',
    summary: 'Replace the roles of someone else',
    tag: TAG,
    permission: 'accounts.write',
    audit: 'written',
    params: byId,
    body: z.strictObject({ roles: roleClaims }),
    answer: done,
    handler: async ({ person, params, body, requestId }) => {
      // nobody decides on what they may do themselves
      if (params.id === person.id) throw new Problem('not_allowed');
      const issues = await areaIssues(db, body.roles);
      if (issues.length > 0) throw new Problem('invalid', issues);
      await officerBy(services, params.id);
      await db.transaction().execute(async (tx) => {
        await setRoles(tx, params.id, body.roles);
        await recordIn(tx, clock, [lineOf(person, requestId, { action: 'roles.set', target: params.id })]);
        await signIn.changed(tx, [params.id]);
      });
      return { id: params.id };
    },
  });
}

function passwordRoute(services: Services): Route {
  const { db, clock } = services;
  return route({
    method: 'post',
    path: '/api/officers/{id}/password',
    summary: 'Give someone else a password; their sessions end',
    tag: TAG,
    permission: 'accounts.write',
    audit: 'written',
    params: byId,
    body: z.strictObject({ password: z.string().max(1000) }),
    answer: done,
    handler: async ({ person, params, body, requestId }) => {
      if (params.id === person.id) throw new Problem('not_allowed');
      const officer = await officerBy(services, params.id);
      const issues = passwordIssues(body.password, officer, '/body/password');
      if (issues.length > 0) throw new Problem('invalid', issues);
      const hash = await hashPassword(body.password);
      await db.transaction().execute(async (tx) => {
        await setPassword(tx, clock, officer, hash);
        await recordIn(tx, clock, [lineOf(person, requestId, { action: 'password.set', target: params.id })]);
        await endSessions(services, tx, params.id);
      });
      return { id: params.id };
    },
  });
}

async function officerBy({ db }: Services, id: string) {
  const officer = await db
    .selectFrom('officer')
    .select(['id', 'badge', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (officer === undefined) throw new Problem('not_found');
  return officer;
}
