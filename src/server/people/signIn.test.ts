import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, officerWithPassword } from '../../../tests/support/passwords.ts';
import { type Answer, type TestServer, testServer } from '../../../tests/support/server.ts';
import { dayOf } from '../../domain/calendar/utc8.ts';
import { buildApp } from '../app.ts';
import { connect } from '../platform/db/database.ts';
import { ensureAdmin } from './accounts.ts';

let server: TestServer;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

const officer = (roles?: Parameters<TestServer['person']>[0]) => officerWithPassword(server, roles);

const signIn = (username: string, password = PASSWORD, headers = {}): Promise<Answer> =>
  server.nobody.ask('POST', '/api/auth/sign-in/username', { username, password }, headers);
const bearer = (answer: Answer) => ({ authorization: `Bearer ${answer.headers.get('set-auth-token')}` });
const me = (headers: Record<string, string>) => server.nobody.ask('GET', '/api/me', undefined, headers);
const cookieOf = (answer: Answer): string => answer.headers.getSetCookie()[0]!.split(';')[0]!;

test('signing in answers a cookie for browsers and a token for programs', async () => {
  const { id, badge } = await officer();
  const answer = await signIn(badge.toLowerCase());
  assert.equal(answer.status, 200);
  assert.equal(answer.body.token, answer.headers.get('set-auth-token'));
  assert.match(answer.headers.getSetCookie()[0]!, /; HttpOnly; SameSite=Lax$/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  for (const headers of [bearer(answer), { cookie: cookieOf(answer) }]) {
    const found = await me(headers);
    assert.deepEqual([found.status, found.body.id, found.body.username], [200, id, badge]);
    assert.deepEqual(found.body.roles, [{ role: 'officer' }]);
  }
});

test('behind https the cookie is secure', async () => {
  const settings = { ...server.services.settings, publicUrl: 'https://beat.example' };
  const { database, clock } = server;
  const { app, services } = buildApp({ settings, connection: database, clock, log: server.services.log });
  const { badge } = await officer();
  const answer = await app.request('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://beat.example' },
    body: JSON.stringify({ username: badge, password: PASSWORD }),
  });
  assert.match(answer.headers.get('set-cookie')!, /^__Secure-village-beat\.session_token=.*; Secure; SameSite=Lax$/);
  await services.notifications.close();
});

test('a token without its signature, as it stands in the database, opens nothing', async () => {
  const answer = await signIn((await officer()).badge);
  const token = String(answer.body.token).split('.')[0];
  assert.equal((await me({ authorization: `Bearer ${token}` })).status, 401);
  assert.equal((await me({ authorization: `Bearer ${token}.AAAA` })).status, 401);
});

test('a cookie sent from a page of another site counts for nothing, and nobody signs in from there', async () => {
  const { badge } = await officer();
  const cookie = cookieOf(await signIn(badge));
  assert.equal((await me({ cookie, origin: 'https://evil.example' })).status, 401);
  assert.equal((await me({ cookie, origin: 'null' })).status, 401);
  assert.equal((await me({ cookie, origin: server.address })).status, 200);
  assert.equal((await signIn(badge, PASSWORD, { origin: 'https://evil.example' })).status, 403);
});

test('the cookie of a phone opens nothing but the phone: neither the desk nor an address typed in', async () => {
  const { badge } = await officer();
  const phone = { 'x-app': 'phone' };
  const cookie = cookieOf(await signIn(badge, PASSWORD, phone));
  const elsewhere = await me({ cookie });
  assert.deepEqual([elsewhere.status, elsewhere.body.issues], [401, []]);
  assert.equal((await me({ cookie, ...phone })).status, 200);
  // what a browser listens with carries nothing of its own
  assert.equal((await me({ cookie, accept: 'text/event-stream' })).status, 200);
  const { sessions } = (await server.nobody.ask('GET', '/api/sessions', undefined, { cookie, ...phone })).body;
  assert.deepEqual(
    sessions.map(({ by }: { by: string }) => by),
    ['password'],
  );
  // who signed in at the desk of the same browser goes on at the phone
  assert.equal((await me({ cookie: cookieOf(await signIn(badge)), ...phone })).status, 200);
});

test('what is meant for one officer is not done in the session of another, who may still learn who they are', async () => {
  const [one, other] = [await officer(), await officer()];
  const headers = { ...bearer(await signIn(other.badge)), 'x-officer': one.id };
  const held = await server.nobody.ask('GET', '/api/held?area=341622101', undefined, headers);
  assert.deepEqual([held.status, held.body.code], [409, 'outbox_of_someone_else']);
  assert.equal((await me(headers)).body.id, other.id);
});

test('a wrong password, an unknown name and an account without password answer alike', async () => {
  const { badge } = await officer();
  const without = await server.person([{ role: 'officer' }]);
  const answers = await Promise.all([
    signIn(badge, 'wrong'),
    signIn('nobody-here'),
    signIn(without.badge),
    signIn(badge, `${PASSWORD} `),
  ]);
  for (const { status, body } of answers) {
    assert.deepEqual([status, body.code, body.issues], [401, 'sign_in_failed', []]);
  }
});

test('an officer who has left neither signs in nor goes on', async () => {
  const { id, badge } = await officer();
  const session = bearer(await signIn(badge));
  const { db } = server.database;
  await db
    .updateTable('officer')
    .set({ leftOn: dayOf(server.clock.now()) })
    .where('id', '=', id)
    .execute();
  assert.equal((await me(session)).status, 401);
  assert.equal((await signIn(badge)).body.code, 'sign_in_failed');
});

test('sessions are listed without their tokens, ended one by one and all at once', async () => {
  const { badge } = await officer();
  const [one, two, three] = [bearer(await signIn(badge)), bearer(await signIn(badge)), bearer(await signIn(badge))];
  const list = await server.nobody.ask('GET', '/api/sessions', undefined, one);
  assert.equal(list.body.sessions.length, 3);
  assert.equal(list.body.sessions.filter((each: { current: boolean }) => each.current).length, 1);
  assert.equal(JSON.stringify(list.body).includes(one.authorization.split(/[ .]/)[1]!), false);
  const [second] = list.body.sessions.filter((each: { current: boolean }) => !each.current);
  const ended = await server.nobody.ask('DELETE', `/api/sessions/${second.id}`, undefined, one);
  assert.deepEqual([ended.status, ended.body], [200, { ended: 1 }]);
  assert.equal((await server.nobody.ask('DELETE', `/api/sessions/${second.id}`, undefined, one)).status, 404);
  const all = await server.nobody.ask('POST', '/api/sessions/sign-out-everywhere', undefined, one);
  assert.deepEqual(all.body, { ended: 2 });
  for (const headers of [one, two, three]) assert.equal((await me(headers)).status, 401);
});

test('all sessions but this one end together', async () => {
  const { badge } = await officer();
  const [one, two, three] = [bearer(await signIn(badge)), bearer(await signIn(badge)), bearer(await signIn(badge))];
  const others = await server.nobody.ask('POST', '/api/sessions/sign-out-others', undefined, two);
  assert.deepEqual(others.body, { ended: 2 });
  const statuses = await Promise.all([one, two, three].map(async (headers) => (await me(headers)).status));
  assert.deepEqual(statuses, [401, 200, 401]);
});

test('nobody ends the session of someone else', async () => {
  const other = await officer();
  const theirs = bearer(await signIn(other.badge));
  const session = (await server.nobody.ask('GET', '/api/sessions', undefined, theirs)).body.sessions[0].id;
  const mine = bearer(await signIn((await officer()).badge));
  assert.equal((await server.nobody.ask('DELETE', `/api/sessions/${session}`, undefined, mine)).status, 404);
  assert.equal((await me(theirs)).status, 200);
});

test('signing out ends the session at once, for the cookie as for the token', async () => {
  const answer = await signIn((await officer()).badge);
  const out = await server.nobody.ask('POST', '/api/auth/sign-out', undefined, { cookie: cookieOf(answer) });
  assert.equal(out.status, 200);
  assert.match(out.headers.getSetCookie()[0]!, /Max-Age=0/);
  assert.equal((await me(bearer(answer))).status, 401);
});

test('what one process ends or changes, another that remembers it forgets at once', async () => {
  const { settings, log } = server.services;
  const connection = connect(server.database.url, 4);
  const other = buildApp({ settings, connection, clock: server.clock, log });
  await other.services.notifications.listen();
  const { id, badge } = await officer();
  const headers = new Headers(bearer(await signIn(badge)));
  const seen = () => other.services.authenticate(headers);
  assert.equal((await seen())?.id, id);
  assert.equal((await seen())?.grants, (await seen())?.grants, 'remembered');
  const { db } = server.database;
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('roleGrant').values({ officer: id, role: 'auditor', area: '' }).execute();
    await server.services.signIn.changed(tx, [id]);
  });
  await until(async () => (await seen())?.grants.length === 2);
  await server.nobody.ask('POST', '/api/sessions/sign-out-everywhere', undefined, Object.fromEntries(headers));
  await until(async () => (await seen()) === null);
  await other.services.notifications.close();
  await connection.close();
});

/** Well before what is remembered would be forgotten by itself. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 2500;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, 'not in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a new password ends the other sessions; the old one opens nothing any more', async () => {
  const { badge } = await officer();
  const [here, there] = [bearer(await signIn(badge)), bearer(await signIn(badge))];
  const change = (current: string, next: string) =>
    server.nobody.ask('POST', '/api/me/password', { current, next }, here);
  const refused = await change(PASSWORD, '123456789012');
  assert.deepEqual([refused.status, refused.body.issues[0].path], [422, '/body/next']);
  assert.equal((await change('not it', 'the dog barks at night')).status, 401);
  assert.deepEqual((await change(PASSWORD, 'the dog barks at night')).body, { ended: 1 });
  assert.deepEqual([(await me(here)).status, (await me(there)).status], [200, 401]);
  assert.equal((await signIn(badge)).status, 401);
  assert.equal((await signIn(badge, 'the dog barks at night')).status, 200);
});

test('the account admin is made once and keeps its password', async () => {
  const { services } = server;
  assert.equal(await ensureAdmin(services, 'another long phrase'), null);
  assert.equal((await signIn('admin', 'another long phrase')).status, 401);
});

test('sessions are issued to simulated phones only, never in production', async () => {
  const settings = { ...server.services.settings, production: true };
  const { log } = server.services;
  const { services } = buildApp({ settings, connection: server.database, clock: server.clock, log });
  await assert.rejects(services.signIn.issueSession(await officer()), /production/);
  await services.notifications.close();
});

test('every sign-in, refusal and sign-out is in the audit log', async () => {
  const { id, badge } = await officer();
  const session = bearer(await signIn(badge));
  await signIn(badge, 'wrong');
  await server.nobody.ask('POST', '/api/auth/sign-out', undefined, session);
  const lines = await server.database.db
    .selectFrom('audit')
    .select(['account', 'action'])
    .where('target', '=', id)
    .where('action', 'like', 'session.%')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    lines.map(({ account, action }) => [account === id ? 'self' : account, action]),
    [
      ['self', 'session.open'],
      ['public', 'session.refuse'],
      ['self', 'session.close'],
    ],
  );
});
