import { z } from '@hono/zod-openapi';
import { recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { redirect } from './libraryAnswer.ts';

const TAG = 'Sign-in';

/** How one may sign in here, beside badge number and password. */
export const waysRoute = ({ settings }: Services): Route =>
  route({
    method: 'get',
    path: '/api/auth/ways',
    summary: 'Ways to sign in beside badge number and password',
    tag: TAG,
    permission: 'public',
    audit: 'none',
    answer: z.object({ singleSignOn: z.boolean() }),
    handler: async () => ({ singleSignOn: settings.oidc !== undefined }),
  });

/** Single sign-on: there and back. Only where it is configured. */
export function providerRoutes(services: Services): Route[] {
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
        const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/desk/sign-in' };
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
