import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, officerWithPassword } from '../../../tests/support/passwords.ts';
import { type Answer, type Caller, type TestServer, testServer } from '../../../tests/support/server.ts';
import { codeOf } from '../../../tests/support/totp.ts';
import { instant } from '../../domain/calendar/utc8.ts';
import { deleteEnded } from './expiry.ts';

let server: TestServer;
let admin: Caller;
before(async () => {
  server = await testServer();
  admin = await server.person([{ role: 'admin' }]);
});
after(() => server.stop());

const signIn = (username: string, password = PASSWORD): Promise<Answer> =>
  server.nobody.post('/api/auth/sign-in/username', { username, password });
const bearer = (answer: Answer) => ({ authorization: `Bearer ${answer.headers.get('set-auth-token')}` });
const me = async (answer: Answer) => (await server.nobody.ask('GET', '/api/me', undefined, bearer(answer))).body;
const decide = (id: string, what: string, body: object = {}) => admin.post(`/api/officers/${id}/${what}`, body);
const listed = async (badge: string) => (await admin.get(`/api/accounts?search=${badge}`)).body.accounts[0];
const TOLD = ['session_ended'];
/** What is told to whoever asks with a token. */
const toldTo = async (token: string | undefined): Promise<string[]> => {
  const { status, body } = await server.nobody.ask('GET', '/api/me', undefined, { authorization: `Bearer ${token}` });
  assert.deepEqual([status, body.code], [401, 'sign_in_required']);
  return (body.issues ?? []).map(({ code }: { code: string }) => code);
};
const recorded = async (action: string, target: string) =>
  server.database.db
    .selectFrom('audit')
    .select(['account', 'reason'])
    .where('action', '=', action)
    .where('target', '=', target)
    .execute();

test('a locked account opens for nobody, and its sessions end at once', async () => {
  const { id, badge } = await officerWithPassword(server);
  const session = await signIn(badge);
  const locked = await decide(id, 'lock', { reason: '手机遗失' });
  assert.deepEqual(locked.body, { id, ended: 1 });
  assert.equal((await server.nobody.ask('GET', '/api/me', undefined, bearer(session))).status, 401);
  const refused = await signIn(badge);
  assert.deepEqual([refused.status, refused.body.code], [401, 'sign_in_failed'], 'as a wrong password is answered');
  assert.ok((await listed(badge)).lockedAt);
  assert.deepEqual((await admin.get('/api/accounts?state=locked')).body.accounts.length, 1);
  assert.deepEqual(await recorded('account.lock', id), [{ account: admin.id, reason: '手机遗失' }]);
  assert.equal((await decide(id, 'unlock')).status, 200);
  assert.equal((await signIn(badge)).status, 200);
});

test('unlocking ends the waiting after failed tries, too', async () => {
  const { id, badge } = await officerWithPassword(server);
  for (let tried = 0; tried < 5; tried++) await signIn(badge, 'not the right one');
  assert.equal((await signIn(badge)).status, 429);
  assert.ok((await listed(badge)).waitsUntil);
  await decide(id, 'unlock');
  assert.equal((await signIn(badge)).status, 200);
});

test('a one-time password opens nothing but the way to a password of one’s own', async () => {
  const { id, badge } = await server.person([{ role: 'officer' }, { role: 'bureau', area: '3416' }]);
  const { body } = await decide(id, 'password');
  const session = await signIn(badge, body.password);
  assert.deepEqual(
    [(await me(session)).mustChangePassword, (await me(session)).roles],
    [true, []],
    'holds nothing until then',
  );
  const ask = (path: string, said?: object) =>
    server.nobody.ask(said === undefined ? 'GET' : 'POST', path, said, bearer(session));
  assert.equal((await ask('/api/areas')).status, 403);
  assert.ok((await listed(badge)).passwordUntil);
  const next = 'the wheat is yellow';
  assert.equal((await ask('/api/me/password', { current: body.password, next })).status, 200);
  assert.deepEqual((await me(session)).roles.length, 2);
  assert.equal((await signIn(badge, next)).status, 200);
  assert.equal((await signIn(badge, body.password)).status, 401);
  assert.equal((await listed(badge)).passwordUntil, null);
});

test('a one-time password ends after three days', async () => {
  const { id, badge } = await server.person([{ role: 'officer' }]);
  const { body } = await decide(id, 'password');
  const over = { passwordUntil: '2026-01-01T00:00:00+08:00' };
  await server.database.db.updateTable('accountState').set(over).where('officer', '=', id).execute();
  assert.equal((await signIn(badge, body.password)).status, 401);
});

test('a second factor that was lost is taken away, with a reason', async () => {
  const { id, badge } = await officerWithPassword(server);
  const session = await signIn(badge);
  const ask = (path: string, said: object) => server.nobody.ask('POST', path, said, bearer(session));
  const { totpURI } = (await ask('/api/auth/two-factor/enable', { password: PASSWORD })).body;
  await ask('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  assert.equal((await signIn(badge)).body.twoFactor, true);
  assert.equal((await listed(badge)).twoFactor, true);
  assert.equal((await decide(id, 'second-factor/reset', {})).status, 422);
  assert.equal((await decide(id, 'second-factor/reset', { reason: '换了手机' })).status, 200);
  assert.equal((await signIn(badge)).body.twoFactor, false);
  assert.equal((await recorded('account.resetSecondFactor', id))[0]?.reason, '换了手机');
});

test('someone is signed out everywhere', async () => {
  const { id, badge } = await officerWithPassword(server);
  const sessions = [await signIn(badge), await signIn(badge)];
  assert.equal((await listed(badge)).sessions, 2);
  assert.deepEqual((await decide(id, 'sign-out')).body, { id, ended: 2 });
  for (const session of sessions)
    assert.equal((await server.nobody.ask('GET', '/api/me', undefined, bearer(session))).status, 401);
});

test('nobody decides about their own account, nor about one that does not exist', async () => {
  for (const what of ['lock', 'second-factor/reset'])
    assert.equal((await decide(admin.id, what, { reason: '测试' })).status, 403);
  for (const what of ['unlock', 'password', 'sign-out']) assert.equal((await decide(admin.id, what)).status, 403);
  assert.equal((await decide('01932b6e-7a10-7c3d-8e21-0123456789ab', 'unlock')).status, 404);
});

test('a unit that was entered as a station’s id reads as the station’s name', async () => {
  const { badge } = await server.person([{ role: 'officer' }], { unit: '341622101' });
  assert.match((await listed(badge)).unit, /派出所$/);
});

test('accounts are found by badge, name, unit, role and state, and say where a role is held', async () => {
  const clerk = await server.person([{ role: 'station', area: '341622101' }], { unit: '城关%派出所' });
  const found = await admin.get(`/api/accounts?search=${encodeURIComponent('关%派')}&role=station`);
  assert.deepEqual(
    found.body.accounts.map(({ id }: { id: string }) => id),
    [clerk.id],
  );
  assert.match(found.body.accounts[0].roles[0].name, /派出所/);
  assert.equal(/lastSeen|updatedAt|lastSignIn/.test(JSON.stringify(found.body)), false, 'R16');
  const without = await admin.get('/api/accounts?state=noPassword&limit=1000');
  assert.ok(without.body.accounts.some(({ id }: { id: string }) => id === clerk.id));
});

test('places to hold a role in are found by name', async () => {
  const names = async (query: string) =>
    (await admin.get(`/api/accounts/places?${query}`)).body.places.map(({ name }: { name: string }) => name);
  assert.deepEqual(await names(`role=bureau&like=${encodeURIComponent('蒙城')}`), ['蒙城县']);
  assert.deepEqual(await names(`role=committee&like=341622101210`), ['路南村委会']);
  assert.deepEqual(await names('role=admin'), []);
  const all = (await admin.get('/api/accounts/places?role=committee')).body;
  assert.deepEqual([all.places.length, all.more], [200, true]);
});

test('a session that someone ended is told so, for as long as it would have lasted; no other is', async () => {
  const { db } = server.database;
  const person = () => server.person([{ role: 'officer' }]);
  const [locked, signedOut, left, expired] = [await person(), await person(), await person(), await person()];
  await decide(locked.id, 'lock', { reason: '手机遗失' });
  await decide(signedOut.id, 'sign-out');
  await db.updateTable('officer').set({ leftOn: '2020-01-01' }).where('id', '=', left.id).execute();
  await db
    .updateTable('authSession')
    .set({ expiresAt: instant(0) })
    .where('userId', '=', expired.id)
    .execute();
  await server.services.signIn.changed(db, [left.id, expired.id]);
  for (const { token } of [locked, signedOut, left]) assert.deepEqual(await toldTo(token), TOLD);
  for (const token of [expired.token, `${locked.token?.slice(1)}`, 'x.y', ''])
    assert.deepEqual(await toldTo(token), []);
  await deleteEnded(server.services);
  assert.deepEqual(await toldTo(locked.token), TOLD);
  await db
    .updateTable('endedSession')
    .set({ endedAt: instant(0) })
    .execute();
  await deleteEnded(server.services);
  assert.deepEqual(await toldTo(locked.token), []);
});
