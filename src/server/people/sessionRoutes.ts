import { z } from '@hono/zod-openapi';
import { lineOf, recordIn } from '../audit/audit.ts';
import type { Tx } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { rememberEnded } from './endedSessions.ts';

const TAG = 'Sign-in';
export const ended = z.object({ ended: z.int().openapi({ description: 'How many sessions ended.' }) });

const session = z.object({
  id: z.uuid(),
  current: z.boolean(),
  since: z.string(),
  lastSeen: z.string().openapi({ description: 'To the day.' }),
  expires: z.string(),
  device: z.string().nullable(),
  by: z.enum(['password', 'provider', 'issued']),
});

/** Where someone is signed in, and how that ends. */
export function sessionRoutes(services: Services): Route[] {
  return [
    listRoute(services),
    endRoute(services),
    endManyRoute(services, 'sign-out-others', 'End your other sessions'),
    endManyRoute(services, 'sign-out-everywhere', 'End all your sessions, this one too'),
  ];
}

function listRoute({ db, clock }: Services): Route {
  return route({
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
          by: row.signedInBy === 'phone' ? 'password' : (row.signedInBy as 'password' | 'provider' | 'issued'),
        })),
      };
    },
  });
}

function endRoute(services: Services): Route {
  const { db, clock } = services;
  return route({
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
      return db.transaction().execute(async (tx) => {
        const count = await endSessions(services, tx, person.id, { only: params.id });
        if (count === 0) throw new Problem('not_found');
        await recordIn(tx, clock, [line]);
        return { ended: count };
      });
    },
  });
}

function endManyRoute(services: Services, name: 'sign-out-others' | 'sign-out-everywhere', summary: string): Route {
  const others = name === 'sign-out-others';
  const { db, clock } = services;
  return route({
    method: 'post',
    path: `/api/sessions/${name}`,
    summary,
    tag: TAG,
    permission: 'signedIn',
    audit: 'written',
    answer: ended,
    handler: async ({ person, requestId }) => {
      const action = others ? 'session.closeOthers' : 'session.closeAll';
      const line = lineOf(person, requestId, { action, target: person.id });
      return db.transaction().execute(async (tx) => {
        await recordIn(tx, clock, [line]);
        return { ended: await endSessions(services, tx, person.id, others ? { but: person.session } : {}) };
      });
    },
  });
}

/** Ends sessions of an officer at once, in every process: all, one, or all but one. Answers how many. */
export async function endSessions(
  { signIn, clock }: Pick<Services, 'signIn' | 'clock'>,
  tx: Tx,
  officer: string,
  which: { only?: string; but?: string } = {},
): Promise<number> {
  let query = tx.deleteFrom('authSession').where('userId', '=', officer);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.but !== undefined) query = query.where('id', '!=', which.but);
  const deleted = await query.returning('token').execute();
  await rememberEnded(tx, clock, deleted);
  await signIn.changed(tx, [officer]);
  return deleted.length;
}
