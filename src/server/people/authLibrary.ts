import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { bearer, twoFactor, username } from 'better-auth/plugins';
import type { KyselyPlugin, UnknownRow } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Logger } from 'pino';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../domain/people/password.ts';
import type { Settings } from '../platform/config.ts';
import type { Database } from '../platform/db/database.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { singleSignOn } from './singleSignOn.ts';

const DAY_SECONDS = 24 * 3600;
/** A phone may be without coverage for days; its token lasts a month after it was last heard of. */
export const SESSION_SECONDS = 30 * DAY_SECONDS;

export type AuthLibrary = ReturnType<typeof authLibrary>;

/** better-auth as this project uses it; `signInRoutes` decides which of its endpoints exist for the outside. */
export function authLibrary(db: Database, settings: Settings, sealingKeys: string, log: Logger) {
  const provider = singleSignOn(db, settings);
  return betterAuth({
    appName: 'Village Beat',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secrets: secretsOf(sealingKeys),
    database: { db: db.withPlugin(datesForLibrary), type: 'postgres' },
    emailAndPassword: passwords,
    user: { modelName: 'authUser' },
    session: sessions,
    account: {
      modelName: 'authAccount',
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: provider === undefined ? [] : ['oidc'] },
    },
    verification: { modelName: 'authVerification' },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) } },
      session: { create: { before: async (session, at) => ({ data: { ...session, ...originOf(at) } }) } },
    },
    plugins: [
      username(names),
      // a token read from the database alone must not open anything
      bearer({ requireSignature: true }),
      twoFactor({ issuer: 'Village Beat', schema: { twoFactor: { modelName: 'authTwoFactor' } } }),
      ...(provider === undefined ? [] : [provider]),
    ],
    // addresses and names have limits of our own, which count steady use rightly
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'village-beat',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidv7(), validateSchema: false },
    },
    telemetry: { enabled: false },
    logger: loggerOf(log),
  });
}

const names = { displayUsername: false, minUsernameLength: 1, maxUsernameLength: 32, usernameValidator: () => true };

const loggerOf = (log: Logger) => ({
  level: 'warn' as const,
  log: (level: string, message: string) =>
    log[level === 'error' ? 'error' : 'debug']({ library: 'better-auth' }, message),
});

const sessions = {
  modelName: 'authSession',
  expiresIn: SESSION_SECONDS,
  updateAge: DAY_SECONDS,
  additionalFields: { signedInBy: { type: 'string', input: false, defaultValue: 'password' } },
} as const;

const passwords = {
  enabled: true,
  disableSignUp: true,
  minPasswordLength: PASSWORD_MIN,
  maxPasswordLength: PASSWORD_MAX,
  password: { hash: hashPassword, verify: verifyPassword },
};

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null, scope: null };

/** Single sign-on comes back by the callback; there the provider has asked for what factors it wants. */
function originOf(at: { path?: string; headers?: Headers | undefined } | null) {
  if (at?.path?.startsWith('/callback')) return { signedInBy: 'provider' };
  return isOfPhone(at?.headers) ? { signedInBy: 'phone' } : {};
}

/** The phone says so with all it asks (src/phone/platform/server.ts). */
export const isOfPhone = (headers: Headers | undefined): boolean => headers?.get('x-app') === 'phone';

/** Secrets of cookies and second factors, from the sealing keys: the first signs, all open what they once encrypted. */
function secretsOf(sealingKeys: string): { version: number; value: string }[] {
  return sealingKeys.split(',').map((part) => {
    const [id = '', key = ''] = part.trim().split(':');
    const derive = (what: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), id, what, bytes));
    return {
      version: derive('sign-in version', 4).readUInt32BE() >>> 1,
      value: derive('sign-in', 32).toString('base64'),
    };
  });
}

const DATE_COLUMNS = /^(createdAt|updatedAt|expiresAt|lockedUntil|accessTokenExpiresAt|refreshTokenExpiresAt)$/;

/** The library compares Date objects; everywhere else times are text at UTC+8. */
const datesForLibrary: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};

function withDates(row: UnknownRow): UnknownRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && DATE_COLUMNS.test(name) ? new Date(value) : value,
    ]),
  );
}
