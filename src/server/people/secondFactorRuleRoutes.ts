import { z } from '@hono/zod-openapi';
import { roles } from '../../domain/people/roles.ts';
import { lineOf, recordIn } from '../audit/audit.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';

const TAG = 'Accounts';
const PATH = '/api/settings/two-factor';
const rule = z.strictObject({ required: z.array(z.enum(roles)).max(roles.length) });

/** Which roles must sign in with a second factor. */
export function secondFactorRuleRoutes(services: Services): Route[] {
  return [readRoute(services), setRoute(services)];
}

function readRoute({ db }: Services): Route {
  return route({
    method: 'get',
    path: PATH,
    summary: 'Roles that must sign in with a second factor',
    tag: TAG,
    permission: 'settings.read',
    audit: 'none',
    answer: rule,
    handler: async () => {
      const found = await db
        .selectFrom('twoFactorRule')
        .select('role')
        .where('required', '=', true)
        .orderBy('role')
        .execute();
      return { required: found.map(({ role }) => role as (typeof roles)[number]) };
    },
  });
}

function setRoute({ db, clock, signIn }: Services): Route {
  return route({
    method: 'put',
    path: PATH,
    summary: 'Set which roles must sign in with a second factor',
    tag: TAG,
    permission: 'settings.write',
    audit: 'written',
    body: rule,
    answer: rule,
    handler: async ({ person, body, requestId }) => {
      const set = { setBy: person.id, setAt: clock.now() };
      const rows = roles.map((role) => ({ role, required: body.required.includes(role), ...set }));
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('twoFactorRule').execute();
        await tx.insertInto('twoFactorRule').values(rows).execute();
        await recordIn(tx, clock, [lineOf(person, requestId, { action: 'settings.twoFactor' })]);
        await signIn.changed(tx, 'everyone');
      });
      return { required: roles.filter((role) => body.required.includes(role)) };
    },
  });
}
