import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import type { RoleClaim } from '../../domain/people/roles.ts';
import { isOn, personOn } from './person.ts';

// county 340100, townships 340100001 (villages …201, 202, 203) and 340100002 (village …201)
const [A, B, C, D] = ['340100001201', '340100001202', '340100001203', '340100002201'] as const;
const CREATED = '2026-01-01T00:00:00.000+08:00';
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  const { db } = database;
  const area = (id: string, parent: string | null, level: string, type: string | null = null) => ({
    ...{ id, parent, level, type },
    name: id,
    origin: 'test',
  });
  await db
    .insertInto('area')
    .values([
      area('34', null, 'province'),
      area('3401', '34', 'city'),
      area('340100', '3401', 'county'),
      area('340100001', '340100', 'township'),
      area('340100002', '340100', 'township'),
      ...[A, B, C, D].map((id) => area(id, id.slice(0, 9), 'village', 'village')),
    ])
    .execute();
  await db
    .insertInto('station')
    .values([
      { id: 'S1', name: '一所' },
      { id: 'S2', name: '二所' },
    ])
    .execute();
  const of = (village: string, station: string, fromDay: string, toDay: string | null = null) => ({
    ...{ village, station, fromDay, toDay },
  });
  await db
    .insertInto('stationVillage')
    .values([
      of(A, 'S1', '2020-01-01'),
      of(B, 'S1', '2020-01-01'),
      of(C, 'S1', '2020-01-01', '2025-12-31'),
      of(C, 'S2', '2026-01-01'),
      of(D, 'S2', '2020-01-01'),
    ])
    .execute();
  await db.insertInto('team').values({ id: 'T1', village: A, name: '夜巡队' }).execute();
});
after(() => database.drop());

let made = 0;
async function officer(...roles: RoleClaim[]): Promise<string> {
  const id = uuidv7();
  const { db } = database;
  await db
    .insertInto('officer')
    .values({ id, badge: `P${(made += 1)}`, name: '甲', createdAt: CREATED })
    .execute();
  if (roles.length > 0) {
    const grants = roles.map(({ role, area = '' }) => ({ officer: id, role, area }));
    await db.insertInto('roleGrant').values(grants).execute();
  }
  return id;
}

async function post(id: string, village: string, fromDay: string, toDay: string | null = null): Promise<void> {
  const row = { id: uuidv7(), officer: id, village, duty: 'contact', lead: true, fromDay, toDay, createdAt: CREATED };
  await database.db.insertInto('assignment').values(row).execute();
}

const reached = async (id: string, day: string) =>
  (await personOn(database.db, id, day, '2026-03-01'))!.grants.map(({ role, area, within }) => [role, area, within]);

test('an officer reaches the villages posted to that day, first and last day included', async () => {
  const id = await officer({ role: 'officer' });

  test('what an officer reaches is known until a posting begins or ends, or a village changes its station', async () => {
    const id = await officer({ role: 'officer' });
    await post(id, A, '2026-01-01', '2026-01-31');
    await post(id, B, '2026-02-10');
    const known = async (read: string, asked: string) =>
      isOn((await personOn(database.db, id, read, '2026-03-01'))!, asked);
    assert.deepEqual(
      [
        await known('2025-12-01', '2025-12-31'),
        await known('2025-12-01', '2026-01-01'),
        await known('2026-01-01', '2026-01-31'),
        await known('2026-01-15', '2026-01-14'),
        await known('2026-01-01', '2026-02-01'),
        await known('2026-02-01', '2026-02-09'),
        await known('2026-02-01', '2026-02-10'),
        await known('2026-02-10', '2030-01-01'),
      ],
      [true, false, true, false, false, true, false, true],
    );
  });
  await post(id, A, '2026-01-01', '2026-01-31');
  await post(id, B, '2026-01-31');
  assert.deepEqual(await reached(id, '2025-12-31'), [['officer', '', []]]);
  assert.deepEqual(await reached(id, '2026-01-01'), [['officer', '', [A]]]);
  assert.deepEqual(await reached(id, '2026-01-31'), [['officer', '', [A, B]]]);
  assert.deepEqual(await reached(id, '2026-02-01'), [['officer', '', [B]]]);
  const { postings } = (await personOn(database.db, id, '2026-02-01', '2026-03-01'))!;
  assert.deepEqual(postings, [{ village: B, duty: 'contact', lead: true, from: '2026-01-31', to: null }]);
});

test('a posting alone gives nothing without the role', async () => {
  const id = await officer();
  await post(id, A, '2026-01-01');
  assert.deepEqual(await reached(id, '2026-01-02'), []);
});

test('a station reaches the villages it has that day; a township it covers whole is one prefix', async () => {
  const one = await officer({ role: 'station', area: 'S1' });
  const two = await officer({ role: 'station', area: 'S2' });
  assert.deepEqual(await reached(one, '2025-06-01'), [['station', 'S1', ['340100001']]]);
  assert.deepEqual(await reached(two, '2025-06-01'), [['station', 'S2', ['340100002']]]);
  assert.deepEqual(await reached(one, '2026-06-01'), [['station', 'S1', [A, B]]]);
  assert.deepEqual(await reached(two, '2026-06-01'), [['station', 'S2', [C, '340100002']]]);
});

test('a bureau reaches its area, a committee its village, a patrol leader the village of the team', async () => {
  const id = await officer(
    { role: 'bureau', area: '340100' },
    { role: 'committee', area: B },
    { role: 'patrolLeader', area: 'T1' },
  );
  assert.deepEqual(await reached(id, '2026-03-01'), [
    ['bureau', '340100', ['340100']],
    ['committee', B, [B]],
    ['patrolLeader', 'T1', [A]],
  ]);
  const { grants } = (await personOn(database.db, id, '2026-03-01', '2026-03-01'))!;
  assert.equal(grants.find(({ role }) => role === 'patrolLeader')?.name, '夜巡队');
});

test('admin, auditor and unit reach no village', async () => {
  const id = await officer({ role: 'admin' }, { role: 'unit', area: '交警大队' });
  assert.deepEqual(await reached(id, '2026-03-01'), [
    ['admin', '', []],
    ['unit', '交警大队', []],
  ]);
});

test('who works in a successor also reads the villages it succeeded', async () => {
  const { db } = database;
  const [old, older] = ['340100001298', '340100001299'];
  const common = { parent: '340100001', level: 'village', type: 'village', origin: 'test', closedOn: '2024-01-01' };
  await db
    .insertInto('area')
    .values({ ...common, id: old, name: old, successor: A })
    .execute();
  await db
    .insertInto('area')
    .values({ ...common, id: older, name: older, successor: old })
    .execute();
  const id = await officer({ role: 'officer' });
  await post(id, A, '2026-01-01');
  assert.deepEqual(await reached(id, '2026-03-01'), [['officer', '', [A, old, older]]]);
  assert.deepEqual(await reached(await officer({ role: 'committee', area: A }), '2026-03-01'), [
    ['committee', A, [A, old, older]],
  ]);
});

test('who has left is nobody', async () => {
  const id = await officer({ role: 'officer' });
  await database.db.updateTable('officer').set({ leftOn: '2026-03-01' }).where('id', '=', id).execute();
  assert.equal(await personOn(database.db, id, '2026-03-01', '2026-03-01'), null);
  assert.notEqual(await personOn(database.db, id, '2026-03-01', '2026-02-28'), null);
});
