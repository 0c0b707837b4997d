import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, officerWithPassword } from '../../../tests/support/passwords.ts';
import { type Answer, type TestServer, testServer } from '../../../tests/support/server.ts';
import { codeOf } from '../../../tests/support/totp.ts';

let server: TestServer;
let admin: Awaited<ReturnType<TestServer['person']>>;
before(async () => {
  server = await testServer();
  admin = await server.person([{ role: 'admin' }]);
});
after(() => server.stop());

type Headers = Record<string, string>;
const ask = (path: string, body: object, headers: Headers = {}): Promise<Answer> =>
  server.nobody.ask('POST', `/api/auth/${path}`, body, headers);
const signIn = (username: string): Promise<Answer> => ask('sign-in/username', { username, password: PASSWORD });
const bearer = (answer: Answer): Headers => ({ authorization: `Bearer ${answer.headers.get('set-auth-token')}` });
const cookies = (answer: Answer): Headers => ({
  cookie: answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
});
const me = (headers: Headers) => server.nobody.ask('GET', '/api/me', undefined, headers);

const officer = async (role: 'officer' | 'auditor' = 'officer'): Promise<string> =>
  (await officerWithPassword(server, [{ role }])).badge;

/** Signs in, enrols, and answers the address of the authenticator app, backup codes and the session that came of it. */
async function enrolled(badge: string) {
  const session = bearer(await signIn(badge));
  const begun = await ask('two-factor/enable', { password: PASSWORD }, session);
  const { totpURI, backupCodes } = begun.body as { totpURI: string; backupCodes: string[] };
  const verified = await ask('two-factor/verify-totp', { code: codeOf(totpURI) }, session);
  assert.equal(verified.status, 200);
  return { totpURI, backupCodes, session: bearer(verified) };
}

test('once enrolled, the password alone opens nothing and the code of the app finishes', async () => {
  const badge = await officer();
  const { totpURI, session } = await enrolled(badge);
  assert.equal((await me(session)).status, 200);
  const asked = await signIn(badge);
  assert.deepEqual(asked.body, { twoFactor: true });
  assert.equal(asked.headers.get('set-auth-token'), null);
  assert.equal((await me(cookies(asked))).status, 401);
  const wrong = await ask('two-factor/verify-totp', { code: codeOf(totpURI, 1000) }, cookies(asked));
  const said = (answer: Answer) => [
    answer.status,
    answer.body.code,
    answer.body.issues.map((one: { path: string }) => one.path),
  ];
  assert.deepEqual(said(wrong), [401, 'sign_in_failed', ['/body/code']]);
  assert.deepEqual(said(await ask('two-factor/verify-totp', { code: '123456' })), [401, 'sign_in_failed', []]);
  const password = await ask('two-factor/disable', { password: 'not this one' }, session);
  assert.deepEqual(said(password), [401, 'sign_in_failed', ['/body/password']]);
  const right = await ask('two-factor/verify-totp', { code: codeOf(totpURI) }, cookies(asked));
  assert.equal(right.status, 200);
  assert.equal((await me(bearer(right))).body.username, badge);
});

test('the app shows the badge number', async () => {
  const badge = await officer();
  const { totpURI } = await enrolled(badge);
  assert.equal(decodeURIComponent(new URL(totpURI).pathname), `/Village Beat:${badge}`);
});

test('a backup code finishes once', async () => {
  const badge = await officer();
  const { backupCodes } = await enrolled(badge);
  const use = async () => ask('two-factor/verify-backup-code', { code: backupCodes[0] }, cookies(await signIn(badge)));
  assert.equal((await use()).status, 200);
  assert.equal((await use()).status, 401);
});

test('five wrong codes end the attempt', async () => {
  const badge = await officer();
  const { totpURI } = await enrolled(badge);
  const asked = cookies(await signIn(badge));
  for (let tried = 0; tried < 5; tried += 1) {
    await ask('two-factor/verify-totp', { code: codeOf(totpURI, 500 + tried) }, asked);
  }
  assert.notEqual((await ask('two-factor/verify-totp', { code: codeOf(totpURI) }, asked)).status, 200);
});

test('enrolling and giving up ask for the password again', async () => {
  const badge = await officer();
  const { session } = await enrolled(badge);
  const wrong = await ask('two-factor/disable', { password: 'not it at all' }, session);
  assert.deepEqual([wrong.status, wrong.body.code], [401, 'sign_in_failed']);
  const given = await ask('two-factor/disable', { password: PASSWORD }, session);
  assert.equal(given.status, 200);
  assert.equal((await signIn(badge)).body.twoFactor, false);
});

test('where a role asks for a second factor, a session without one can only enrol', async () => {
  const path = '/api/settings/two-factor';
  const badge = await officer('auditor');
  const before = bearer(await signIn(badge));
  assert.deepEqual((await me(before)).body.roles, [{ role: 'auditor' }]);
  assert.deepEqual((await admin.get(path)).body, { required: [] });
  assert.equal((await admin.ask('PUT', path, { required: ['auditor'] })).status, 200);
  assert.deepEqual((await admin.get(path)).body, { required: ['auditor'] });
  for (const session of [before, bearer(await signIn(badge))]) {
    const found = await me(session);
    assert.deepEqual([found.body.mustEnrol, found.body.roles], [true, []]);
    assert.equal((await server.nobody.ask('GET', '/api/areas', undefined, session)).status, 403);
  }
  const { session } = await enrolled(badge);
  assert.deepEqual(
    [(await me(session)).body.mustEnrol, (await me(session)).body.roles],
    [false, [{ role: 'auditor' }]],
  );
  assert.equal((await me(bearer(await signIn(await officer())))).body.mustEnrol, false);
  await admin.ask('PUT', path, { required: [] });
});
