import { z } from '@hono/zod-openapi';
import { PASSWORD_MAX } from '../../domain/people/password.ts';
import { recordIn } from '../audit/audit.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { emailOf } from './accounts.ts';
import { passOn, record, refusal, wrong } from './libraryAnswer.ts';
import { signedIn } from './signInRoutes.ts';

const TAG = 'Sign-in';
const password = z.string().min(1).max(PASSWORD_MAX);
const code = z.string().trim().min(6).max(20);

/** Enrolling, using and giving up a second factor. */
export function secondFactorRoutes(services: Services): Route[] {
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
      if (!found.ok) {
        const refused = await refusal(found);
        throw refused.code === 'sign_in_failed' ? wrong('password') : refused;
      }
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
        if (answer.status === 429 || answer.status >= 500) throw await refusal(answer);
        const { code: reason = '' } = (await answer.json().catch(() => ({}))) as { code?: string };
        throw /CODE/.test(reason) ? wrong('code') : new Problem('sign_in_failed');
      }
      const { user } = (await answer.json()) as { user: { id: string } };
      await signIn.changed(db, [user.id]);
      await recordIn(db, clock, [{ account: user.id, action: 'session.open', request: requestId }]);
      return passOn(answer, { twoFactor: false, token: answer.headers.get('set-auth-token') ?? undefined });
    },
  });
}
