import { z } from '@hono/zod-openapi';
import { PASSWORD_MAX } from '../../domain/people/password.ts';
import type { Person } from '../../domain/people/roles.ts';
import { recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, type RouteInput, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { emailOf } from './accounts.ts';
import { hashPassword } from './password.ts';

const password = z.string().min(1).max(PASSWORD_MAX);
const code = z.string().trim().min(6).max(20);
const signedIn = z.object({
  twoFactor: z.boolean().openapi({ description: 'A second factor is asked for: send its code to verify-totp.' }),
  token: z.string().optional().openapi({ description: 'The bearer token, as in the header set-auth-token.' }),
});
const done = z.object({ done: z.literal(true) });
const TAG = 'Sign-in';

type Input<B extends z.ZodType | undefined = undefined> = RouteInput<undefined, undefined, B>;

/** Signing in and out, the second factor, single sign-on. Of the library's endpoints only these exist. */
export function signInRoutes(services: Services): Route[] {
  return [
    ...passwordRoutes(services),
    ...factorRoutes(services),
    ...(services.settings.oidc ? providerRoutes(services) : []),
  ];
}

function passwordRoutes(services: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/auth/sign-in/username',
      summary: 'Sign in with badge number and password; answers a cookie and the header set-auth-token',
      tag: TAG,
      permission: 'public',
      audit: 'written',
      body: z.strictObject({ username: z.string().trim().min(1).max(32), password }),
      answer: signedIn,
      handler: (input) => signInByPassword(services, input),
    }),
    route({
      method: 'post',
      path: '/api/auth/sign-out',
      summary: 'End this session',
      tag: TAG,
      permission: 'signedIn',
      audit: 'written',
      answer: done,
      handler: async ({ person, request, requestId }) => {
        const answer = await services.signIn.ask('/sign-out', 'POST', request.headers);
        await services.signIn.changed(services.db, [person.id]);
        await record(services, person, requestId, 'session.close');
        return passOn(answer, { done: true });
      },
    }),
  ];
}

async function signInByPassword(
  services: Services,
  {
    body,
    request,
    requestId,
    address,
  }: { body: { username: string; password: string } } & Pick<Input, 'request' | 'requestId' | 'address'>,
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
  return passOn(answer, { twoFactor: twoFactorRedirect, token: answer.headers.get('set-auth-token') ?? undefined });
}

/** The account behind a name: an officer who has not left and has a password. */
function accountOf({ db, clock }: Services, username: string) {
  return db
    .selectFrom('authUser')
    .innerJoin('authAccount', 'authAccount.userId', 'authUser.id')
    .innerJoin('officer', 'officer.id', 'authUser.id')
    .select('authUser.id')
    .where('authUser.username', '=', username)
    .where('authAccount.providerId', '=', 'credential')
    .where((eb) => eb.or([eb('officer.leftOn', 'is', null), eb('officer.leftOn', '>', clock.now().slice(0, 10))]))
    .executeTakeFirst();
}

function factorRoutes(services: Services): Route[] {
  const enrolment = z.object({
    totpURI: z.string().openapi({ description: 'For the authenticator app, as QR code.' }),
    backupCodes: z.array(z.string()),
  });
  return [
    factorRoute(services, 'enable', 'Begin to enrol a second factor; it counts once a code was verified', enrolment),
    factorRoute(services, 'disable', 'Give up the second factor', z.object({ status: z.boolean() })),
    factorRoute(
      services,
      'generate-backup-codes',
      'New backup codes; the old ones end',
      z.object({ backupCodes: z.array(z.string()) }),
    ),
    verifyRoute(services, 'verify-totp', 'Finish signing in, or enrolling, with a code of the authenticator app'),
    verifyRoute(services, 'verify-backup-code', 'Finish signing in with a backup code; it ends by that'),
  ];
}

/** What a signed-in person does to their own second factor; asks for the password again. */
function factorRoute(services: Services, name: string, summary: string, answer: z.ZodType): Route {
  return route({
    method: 'post',
    path: `/api/auth/two-factor/${name}`,
    summary,
    tag: TAG,
    permission: 'signedIn',
    audit: 'written',
    body: z.strictObject({ password }),
    answer,
    handler: async ({ person, body, request, requestId }) => {
      const { signIn } = services;
      const ask = () => signIn.ask(`/two-factor/${name}`, 'POST', request.headers, body);
      const found = await signIn.attempts.guess(person.badge, ask, ({ ok }) => ok);
      if (!found.ok) throw await refusal(found);
      await signIn.changed(services.db, [person.id]);
      await record(services, person, requestId, `secondFactor.${name}`);
      const text = await found.text();
      // what the authenticator app shows: the badge number instead of the library's address
      return passOn(found, JSON.parse(text.replace(encodeURIComponent(emailOf(person.id)), person.badge)));
    },
  });
}

function verifyRoute(services: Services, name: string, summary: string): Route {
  return route({
    method: 'post',
    path: `/api/auth/two-factor/${name}`,
    summary,
    tag: TAG,
    permission: 'public',
    audit: 'written',
    body: z.strictObject({ code }),
    answer: signedIn,
    handler: async ({ body, request, requestId, address }) => {
      const { signIn, db, clock } = services;
      if (signIn.isForeign(request.headers)) throw new Problem('not_allowed');
      signIn.addresses.take(address);
      const answer = await signIn.ask(`/two-factor/${name}`, 'POST', request.headers, body);
      if (!answer.ok) {
        await recordIn(db, clock, [{ account: 'public', action: 'session.refuse', request: requestId }]);
        throw await refusal(answer);
      }
      const { user } = (await answer.json()) as { user: { id: string } };
      await signIn.changed(db, [user.id]);
      await recordIn(db, clock, [{ account: user.id, action: 'session.open', request: requestId }]);
      return passOn(answer, { twoFactor: false, token: answer.headers.get('set-auth-token') ?? undefined });
    },
  });
}

/** The library's refusal in our words: nothing it says tells whether an account exists. */
async function refusal(answer: Response): Promise<Problem> {
  const { code: reason = 'refused', message = '' } = (await answer.json().catch(() => ({}))) as Record<string, string>;
  if (answer.status === 429) return new Problem('too_often');
  if (answer.status >= 500) return new Problem('fault');
  if (answer.status === 401 || /INVALID/.test(reason)) return new Problem('sign_in_failed');
  return new Problem('conflict', [{ path: '', code: reason.toLowerCase(), message }]);
}

function providerRoutes(services: Services): Route[] {
  const { signIn } = services;
  return [
    route({
      method: 'get',
      path: '/api/auth/sign-in/oidc',
      summary: 'Go to single sign-on',
      tag: TAG,
      permission: 'public',
      audit: 'none',
      answer: z.object({}),
      handler: async ({ request, address }) => {
        signIn.addresses.take(address);
        const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/desk/' };
        const answer = await signIn.ask('/sign-in/social', 'POST', request.headers, body);
        if (!answer.ok) throw new Problem('unavailable');
        const { url } = (await answer.json()) as { url: string };
        return redirect(answer, url);
      },
    }),
    route({
      method: 'get',
      path: '/api/auth/callback/oidc',
      summary: 'Come back from single sign-on',
      tag: TAG,
      permission: 'public',
      audit: 'none',
      query: z.looseObject({ state: z.string().max(500).optional(), code: z.string().max(4000).optional() }),
      answer: z.object({}),
      handler: async ({ request, requestId, address }) => {
        signIn.addresses.take(address);
        const answer = await signIn.ask(`/callback/oidc${new URL(request.url).search}`, 'GET', request.headers);
        await recordProvided(services, answer, requestId);
        return redirect(answer, answer.headers.get('location') ?? '/');
      },
    }),
  ];
}

async function recordProvided(services: Services, answer: Response, requestId: string): Promise<void> {
  const { signIn, db, clock } = services;
  const token = answer.headers.get('set-auth-token');
  const person = token === null ? null : await signIn.authenticate(new Headers({ authorization: `Bearer ${token}` }));
  const action = person === null ? 'session.refuse' : 'session.open';
  await recordIn(db, clock, [
    { account: person?.id ?? 'public', session: person?.session, action, request: requestId },
  ]);
}

/** The library's cookies and token with an answer of ours. */
function passOn(from: Response, body: unknown): Response {
  return Response.json(body, { headers: cookiesOf(from) });
}

function redirect(from: Response, location: string): Response {
  const headers = cookiesOf(from);
  headers.set('location', location);
  return new Response(null, { status: 302, headers });
}

function cookiesOf(from: Response): Headers {
  const headers = new Headers();
  for (const cookie of from.headers.getSetCookie()) headers.append('set-cookie', cookie);
  const token = from.headers.get('set-auth-token');
  if (token !== null) headers.set('set-auth-token', token);
  return headers;
}

function record(services: Services, person: Person, request: string, action: string): Promise<void> {
  const line = { account: person.id, session: person.session, target: person.id, action, request };
  return recordIn(services.db, services.clock, [line]);
}
