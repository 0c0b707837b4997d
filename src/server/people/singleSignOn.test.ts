import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CLIENT,
  type Claims,
  type IdentityProvider,
  identityProvider,
} from '../../../tests/support/identityProvider.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { type BuiltApp, buildApp } from '../app.ts';

const PUBLIC_URL = 'http://beat.test';
let server: TestServer;
let provider: IdentityProvider;
let built: BuiltApp;

before(async () => {
  server = await testServer();
  provider = await identityProvider(`${PUBLIC_URL}/api/auth/callback/oidc`);
  const oidc = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: 'openid profile',
    badgeClaim: 'badge',
  };
  const { settings, log } = server.services;
  const changed = { ...settings, publicUrl: PUBLIC_URL, oidc };
  built = buildApp({ settings: changed, connection: server.database, clock: server.clock, log });
});
after(async () => {
  await built.services.notifications.close();
  await provider.stop();
  await server.stop();
});

/** What a browser does: keeps each site's cookies and follows every redirect, until it comes back to ours. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  async get(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer =
      origin === PUBLIC_URL
        ? await built.app.request(url, { headers })
        : await fetch(url, { headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  /** Goes from redirect to redirect; answers the callback's own answer. */
  async signIn(change: (callback: URL) => void = () => undefined): Promise<Response> {
    let answer = await this.get(`${PUBLIC_URL}/api/auth/sign-in/oidc`);
    for (let hop = 0; hop < 10; hop += 1) {
      const next = new URL(answer.headers.get('location')!, provider.issuer);
      if (next.origin === PUBLIC_URL) {
        change(next);
        return this.get(next.href);
      }
      answer = await this.get(next.href);
    }
    throw new Error('never came back');
  }

  async me(): Promise<number> {
    return (await this.get(`${PUBLIC_URL}/api/me`)).status;
  }
}

const rowsOf = (table: 'officer' | 'authUser' | 'authAccount') =>
  server.database.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();

/** Signs in as the person, the ID token changed as said; tells whether it opened a session. */
async function opens(claims: Claims, tamper: IdentityProvider['tamper'] = {}): Promise<boolean> {
  provider.person = { sub: 'person-1', claims };
  provider.tamper = tamper;
  const browser = new Browser();
  const answer = await browser.signIn();
  assert.equal(answer.status, 302);
  const open = (await browser.me()) === 200;
  assert.equal(answer.headers.has('set-auth-token'), open);
  return open;
}

test('an officer comes in by the badge the provider names', async () => {
  const { badge, id } = await server.person([{ role: 'officer' }]);
  provider.person = { sub: 'person-0', claims: { badge } };
  provider.tamper = {};
  const browser = new Browser();
  const answer = await browser.signIn();
  assert.equal(answer.headers.get('location'), '/');
  const me = await browser.get(`${PUBLIC_URL}/api/me`);
  assert.equal(((await me.json()) as { id: string }).id, id);
  assert.equal(await opens({ badge }), true, 'again, also with another subject');
});

test('a badge nobody holds opens nothing and makes nobody', async () => {
  const before = [await rowsOf('officer'), await rowsOf('authUser'), await rowsOf('authAccount')];
  assert.equal(await opens({ badge: 'unknown' }), false);
  assert.equal(await opens({ name: 'no badge at all' }), false);
  assert.equal(await opens({ badge: '' }), false);
  assert.deepEqual([await rowsOf('officer'), await rowsOf('authUser'), await rowsOf('authAccount')], before);
});

const CHANGES: [string, IdentityProvider['tamper']][] = [
  ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'someone else’s' }) }],
  ['no nonce', { claims: (claims) => ({ ...claims, nonce: undefined }) }],
  ['another audience', { claims: (claims) => ({ ...claims, aud: 'another-client' }) }],
  ['another issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
  ['long expired', { claims: (claims) => ({ ...claims, iat: 1_700_000_000, exp: 1_700_003_600 }) }],
  ['signed by someone else', { falseKey: true }],
  ['not signed', { unsigned: true }],
];
for (const [fact, tamper] of CHANGES) {
  test(`an ID token with a fault opens nothing: ${fact}`, async () => {
    const { badge } = await server.person([{ role: 'officer' }]);
    assert.equal(await opens({ badge }, tamper), false);
    assert.equal(await opens({ badge }, { claims: (claims) => claims }), true, 'the same without the fault');
  });
}

test('an answer with another state opens nothing', async () => {
  const { badge } = await server.person([{ role: 'officer' }]);
  provider.person = { sub: 'person-1', claims: { badge } };
  provider.tamper = {};
  const browser = new Browser();
  await browser.signIn((callback) => callback.searchParams.set('state', 'forged'));
  assert.equal(await browser.me(), 401);
});

test('an officer who has left does not come in', async () => {
  const { badge, id } = await server.person([{ role: 'officer' }]);
  const { db } = server.database;
  await db.updateTable('officer').set({ leftOn: '2020-01-01' }).where('id', '=', id).execute();
  assert.equal(await opens({ badge }), false);
});

test('tokens of the provider are not kept, and its sessions are known as such', async () => {
  const accounts = await server.database.db.selectFrom('authAccount').selectAll().execute();
  for (const account of accounts.filter(({ providerId }) => providerId === 'oidc')) {
    assert.deepEqual([account.accessToken, account.refreshToken, account.idToken], [null, null, null]);
  }
  const sessions = await server.database.db.selectFrom('authSession').select('signedInBy').execute();
  assert.equal(
    sessions.some(({ signedInBy }) => signedInBy === 'provider'),
    true,
  );
});
