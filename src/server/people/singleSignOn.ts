import { type GenericOAuthUserInfo, genericOAuth } from 'better-auth/plugins';
import { dayOf, instant } from '../../domain/calendar/utc8.ts';
import type { Settings } from '../platform/config.ts';
import type { Database } from '../platform/db/database.ts';
import { ensureUser } from './accounts.ts';

/**
 * Single sign-on (OpenID Connect) as configured, or undefined. An account is found by the badge claim of the ID token, whose
 * signature, issuer, audience, expiry and nonce the library has verified; it never creates an officer.
 */
export function singleSignOn(db: Database, { oidc }: Settings) {
  if (oidc === undefined) return undefined;
  return genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: oidc.scopes.split(' '),
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        // the badge is the identity here: an officer who is given another badge is another account
        accountSubject: ({ profile }) => String(profile[oidc.badgeClaim]),
        // without an ID token nothing has been verified
        getUserInfo: async ({ idToken }) => (idToken === undefined ? null : claimsOf(idToken)),
        mapProfileToUser: async (profile) => {
          const badge = profile[oidc.badgeClaim];
          const officer = typeof badge === 'string' && badge !== '' ? await officerBy(db, badge) : undefined;
          if (officer === undefined) return { email: undefined };
          const user = await ensureUser(db, officer);
          return { email: user.email, emailVerified: true, name: user.name };
        },
      },
    ],
  });
}

const claimsOf = (idToken: string): GenericOAuthUserInfo =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());

const officerBy = (db: Database, badge: string) =>
  db
    .selectFrom('officer')
    .select(['id', 'badge'])
    .where('badge', '=', badge)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', dayOf(instant(Date.now())))]))
    .executeTakeFirst();
