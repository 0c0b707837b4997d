import { z } from '@hono/zod-openapi';
import { roles } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { areaIssues, createOfficer, setRoles } from './accounts.ts';
import { accountStates, listAccounts, placesOf } from './listAccounts.ts';

const TAG = 'Accounts';
const text = (max: number) => z.string().trim().min(1).max(max);
const roleClaims = z.array(z.strictObject({ role: z.enum(roles), area: text(64).optional() })).max(20);
const byId = z.strictObject({ id: z.uuid() });
const done = z.object({ id: z.uuid() });

/** Officers and their accounts, for the administrator. */
export function accountRoutes(services: Services): Route[] {
  return [createRoute(services), listRoute(services), placesRoute(services), rolesRoute(services)];
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
      badge: text(32).regex(/^[A-Za-z0-9._-]+$/, 'bad_badge'),
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

const instant = z.string().nullable();
const account = z.object({
  id: z.uuid(),
  badge: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  grade: z.enum(['police', 'auxiliary']),
  leftOn: z.string().nullable(),
  twoFactor: z.boolean(),
  hasPassword: z.boolean(),
  lockedAt: instant,
  passwordUntil: instant.openapi({ description: 'A one-time password was given; it ends then.' }),
  waitsUntil: instant.openapi({ description: 'After failed tries the next one counts only from then on.' }),
  sessions: z.int(),
  roles: z.array(z.object({ role: z.enum(roles), area: z.string(), name: z.string().nullable() })),
});

function listRoute({ db, clock }: Services): Route {
  return route({
    method: 'get',
    path: '/api/accounts',
    summary: 'Accounts and their roles, by badge number',
    tag: TAG,
    permission: 'accounts.read',
    audit: 'none',
    query: z.strictObject({
      search: text(60).optional().openapi({ description: 'Part of a badge number, name or unit.' }),
      role: z.enum(roles).optional(),
      state: z.enum(accountStates).optional(),
      after: z.string().max(32).optional().openapi({ description: 'Badge number to go on after.' }),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    answer: z.object({ accounts: z.array(account), next: z.string().optional() }),
    handler: async ({ query }) => {
      const found = await listAccounts(db, clock.now(), query);
      const accounts = found.slice(0, query.limit);
      return { accounts, next: found.length > query.limit ? accounts.at(-1)?.badge : undefined };
    },
  });
}

const MOST_PLACES = 200;

function placesRoute({ db }: Services): Route {
  return route({
    method: 'get',
    path: '/api/accounts/places',
    summary: 'Places a role can be held in: stations, areas, villages, teams, units',
    tag: TAG,
    permission: 'accounts.read',
    audit: 'none',
    query: z.strictObject({
      role: z.enum(roles),
      like: text(60).optional().openapi({ description: 'Part of a place’s name or code.' }),
    }),
    answer: z.object({
      places: z.array(z.object({ id: z.string(), name: z.string(), within: z.string() })),
      more: z.boolean(),
    }),
    handler: async ({ query }) => {
      const found = await placesOf(db, query.role, query.like, MOST_PLACES);
      return { places: found.slice(0, MOST_PLACES), more: found.length > MOST_PLACES };
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

async function officerBy({ db }: Services, id: string) {
  const officer = await db.selectFrom('officer').select('id').where('id', '=', id).executeTakeFirst();
  if (officer === undefined) throw new Problem('not_found');
  return officer;
}
