import { z } from '@hono/zod-openapi';
import { PASSWORD_MAX } from '../../domain/people/password.ts';
import { recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, type RouteInput, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { passOn, record } from './libraryAnswer.ts';
import { hashPassword } from './password.ts';

const credentials = z.strictObject({
  username: z.string().trim().min(1).max(32),
  password: z.string().min(1).max(PASSWORD_MAX),
});
/** What signing in answers. */
export const signedIn = z.object({
  twoFactor: z.boolean().openapi({ description: 'A second factor is asked for: send its code to verify-totp.' }),
  token: z.string().optional().openapi({ description: 'The bearer token, as in the header set-auth-token.' }),
});
const TAG = 'Sign-in';

/** Signing in and out with badge number and password. */
export function signInRoutes(services: Services): Route[] {
  return [passwordRoute(services), signOutRoute(services)];
}

function passwordRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/api/auth/sign-in/username',
    summary: 'Sign in with badge number and password; answers a cookie and the header set-auth-token',
    tag: TAG,
    permission: 'public',
    audit: 'written',
    body: credentials,
    answer: signedIn,
    handler: (input) => signInByPassword(services, input),
  });
}

function signOutRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/api/auth/sign-out',
    summary: 'End this session',
    tag: TAG,
    permission: 'signedIn',
    audit: 'written',
    answer: z.object({ done: z.literal(true) }),
    handler: async ({ person, request, requestId }) => {
      const answer = await services.signIn.ask('/sign-out', 'POST', request.headers);
      await services.signIn.changed(services.db, [person.id]);
      await record(services, person, requestId, 'session.close');
      return passOn(answer, { done: true });
    },
  });
}

async function signInByPassword(
  services: Services,
  { body, request, requestId, address }: RouteInput<undefined, undefined, typeof credentials>,
): Promise<Response> {
  const { signIn, db, clock } = services;
  if (signIn.isForeign(request.headers)) throw new Problem('not_allowed');
  signIn.addresses.take(address);
  const username = body.username.toLowerCase();
  const account = await accountOf(services, username);
  const answer = await signIn.attempts.guess(
    username,
    async () => {
      if (account !== undefined) return signIn.ask('/sign-in/username', 'POST', request.headers, { ...body, username });
      await hashPassword(body.password);
      return undefined;
    },
    (outcome) => outcome?.ok === true,
  );
  const line = { account: account?.id ?? 'public', target: account?.id, request: requestId };
  if (answer === undefined || !answer.ok) {
    await recordIn(db, clock, [{ ...line, account: 'public', action: 'session.refuse' }]);
    throw new Problem('sign_in_failed');
  }
  const { twoFactorRedirect = false } = (await answer.json()) as { twoFactorRedirect?: boolean };
  await recordIn(db, clock, [{ ...line, action: twoFactorRedirect ? 'session.ask' : 'session.open' }]);
  // the library still shows the token of the session it has ended
  if (twoFactorRedirect) answer.headers.delete('set-auth-token');
  return passOn(answer, { twoFactor: twoFactorRedirect, token: answer.headers.get('set-auth-token') ?? undefined });
}

/** The account behind a name: an officer who has not left, is not locked and has a password that can still be used. */
function accountOf({ db, clock }: Services, username: string) {
  return db
    .selectFrom('authUser')
    .innerJoin('authAccount', 'authAccount.userId', 'authUser.id')
    .innerJoin('officer', 'officer.id', 'authUser.id')
    .leftJoin('accountState as state', 'state.officer', 'officer.id')
    .select('authUser.id')
    .where('authUser.username', '=', username)
    .where('authAccount.providerId', '=', 'credential')
    .where('state.lockedAt', 'is', null)
    .where((eb) => eb.or([eb('state.passwordUntil', 'is', null), eb('state.passwordUntil', '>', clock.now())]))
    .where((eb) => eb.or([eb('officer.leftOn', 'is', null), eb('officer.leftOn', '>', clock.now().slice(0, 10))]))
    .executeTakeFirst();
}
