import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, LUNAN, type TestServer, WULOU, testServer } from '../../../tests/support/server.ts';
import { addMs } from '../../domain/calendar/utc8.ts';
import { deleteEnded } from './expiry.ts';

let server: TestServer;
let admin: Caller;
before(async () => {
  server = await testServer();
  admin = await server.person([{ role: 'admin' }]);
});
after(() => server.stop());

let made = 0;
const officer = (more: object = {}) => ({
  badge: `A${(made += 1)}`,
  name: '王强',
  workPhone: '0558-110',
  unit: '城关派出所',
  roles: [{ role: 'officer' }],
  ...more,
});
const issuesOf = (body: { issues: { path: string; code: string }[] }) =>
  body.issues.map(({ path, code }) => `${path} ${code}`);

test('an officer entered with a password signs in at once and holds what was given', async () => {
  const body = officer({
    roles: [{ role: 'officer' }, { role: 'station', area: '341622101' }, { role: 'bureau', area: '3416' }],
    password: 'the wheat is yellow',
  });
  const made = await admin.post('/api/officers', body);
  assert.equal(made.status, 200);
  const session = await server.nobody.post('/api/auth/sign-in/username', {
    username: body.badge,
    password: 'the wheat is yellow',
  });
  const authorization = `Bearer ${session.headers.get('set-auth-token')}`;
  const me = await server.nobody.ask('GET', '/api/me', undefined, { authorization });
  assert.equal(me.body.id, made.body.id);
  assert.deepEqual(me.body.roles, [
    { role: 'bureau', area: '3416' },
    { role: 'officer' },
    { role: 'station', area: '341622101' },
  ]);
});

test('every fault of a new officer is named at once, and nothing is stored', async () => {
  const roles = [
    { role: 'admin' },
    { role: 'auditor' },
    { role: 'station', area: 'nowhere' },
    { role: 'committee', area: '341622' },
    { role: 'bureau', area: LUNAN },
    { role: 'patrolLeader', area: 'no-team' },
    { role: 'unit' },
  ];
  const body = officer({ roles, password: '123456789012' });
  const refused = await admin.post('/api/officers', body);
  assert.equal(refused.status, 422);
  assert.deepEqual(issuesOf(refused.body), [
    '/body/roles/6 area_missing',
    '/body/roles admin_and_auditor',
    '/body/roles/2/area unknown_area',
    '/body/roles/3/area unknown_area',
    '/body/roles/4/area unknown_area',
    '/body/roles/5/area unknown_area',
    '/body/password sequence',
  ]);
  const { db } = server.database;
  assert.deepEqual(await db.selectFrom('officer').select('id').where('badge', '=', body.badge).execute(), []);
});

test('a badge is used once, in whatever case', async () => {
  const body = officer();
  assert.equal((await admin.post('/api/officers', body)).status, 200);
  for (const badge of [body.badge, body.badge.toLowerCase()]) {
    const refused = await admin.post('/api/officers', { ...body, badge });
    assert.deepEqual([refused.status, issuesOf(refused.body)], [409, ['/body/badge badge_taken']]);
  }
});

test('roles given anew count at once; nobody changes their own', async () => {
  const someone = await server.person([{ role: 'officer' }]);
  const path = `/api/officers/${someone.id}/roles`;
  assert.equal((await someone.get('/api/held?area=341622')).status, 403);
  const roles = [{ role: 'bureau', area: '341622' }];
  assert.equal((await admin.ask('PUT', path, { roles })).status, 200);
  assert.equal((await someone.get('/api/held?area=341622')).status, 200);
  assert.equal((await admin.ask('PUT', path, { roles: [{ role: 'admin' }, { role: 'auditor' }] })).status, 422);
  assert.equal((await admin.ask('PUT', `/api/officers/${admin.id}/roles`, { roles })).status, 403);
});

test('a posting counts at once, in both directions', async () => {
  const [someone, bureau] = [
    await server.person([{ role: 'officer' }]),
    await server.person([{ role: 'bureau', area: '3416' }]),
  ];
  await server.services.notifications.listen();
  const reads = async (village: string) => (await someone.get(`/api/journal?village=${village}`)).status;
  assert.deepEqual([await reads(LUNAN), await reads(WULOU)], [404, 404]);
  const body = { officer: someone.id, village: LUNAN, duty: 'contact', from: '2020-01-01' };
  const posted = await bureau.post('/api/assignments', body);
  assert.deepEqual([await reads(LUNAN), await reads(WULOU)], [200, 404]);
  assert.equal((await someone.get('/api/me')).body.postings[0].name, '路南村委会');
  const on = server.clock.now().slice(0, 10);
  await bureau.post(`/api/assignments/${posted.body.id}/transfer`, { on, village: WULOU });
  assert.deepEqual([await reads(LUNAN), await reads(WULOU)], [404, 200]);
});

test('accounts are listed in pages, without anything secret', async () => {
  const first = await admin.get('/api/accounts?limit=2');
  assert.equal(first.body.accounts.length, 2);
  const second = await admin.get(`/api/accounts?limit=2&after=${encodeURIComponent(first.body.next)}`);
  assert.ok(second.body.accounts[0].badge > first.body.accounts[1].badge);
  assert.equal(/scrypt|token|officer\.invalid/.test(JSON.stringify(first.body)), false);
});

test('a team is entered by the station, led by someone, and reads its own patrols only', async () => {
  const station = await server.person([{ role: 'station', area: '341622101' }]);
  const team = await station.post('/api/teams', { village: LUNAN, name: '夜巡队' });
  assert.equal(team.status, 200);
  assert.deepEqual((await station.get(`/api/teams?area=${LUNAN}`)).body.teams, [team.body]);
  const leader = await server.person([{ role: 'patrolLeader', area: team.body.id }]);
  assert.equal((await leader.get(`/api/journal?village=${LUNAN}`)).status, 200);
  assert.equal((await leader.get(`/api/journal?village=${WULOU}`)).status, 404);
});

test('sessions, begun sign-ins and failures are deleted once they have ended', async () => {
  const { db } = server.database;
  const someone = await server.person([{ role: 'officer' }]);
  const now = server.clock.now();
  const ended = { expiresAt: addMs(now, -1000) };
  await db.updateTable('authSession').set(ended).where('userId', '=', someone.id).execute();
  assert.equal((await someone.get('/api/me')).status, 401);
  const failure = { nameDigest: 'x', failures: 9, blockedUntil: now, lastAt: addMs(now, -48 * 3_600_000) };
  await db.insertInto('signInFailure').values(failure).execute();
  await deleteEnded(server.services);
  assert.deepEqual(await db.selectFrom('authSession').select('id').where('userId', '=', someone.id).execute(), []);
  assert.deepEqual(await db.selectFrom('signInFailure').selectAll().execute(), []);
  assert.equal((await admin.get('/api/me')).status, 200);
});
