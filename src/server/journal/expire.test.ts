import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Person } from '../../domain/people/roles.ts';
import { everything, scoped } from '../platform/db/database.ts';
import type { MovableClock } from '../platform/clock.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer, visit } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';
import { expire } from './expire.ts';
import type { GroupSetting } from './group.ts';
import { proveVillage } from './verify.ts';

describe('retention', () => {
  let database: TestDatabase;
  let setting: GroupSetting;
  let append: Append;
  let clock: MovableClock;
  let officer: Person;
  before(async () => {
    database = await testDatabase();
    ({ append, setting, clock } = appendOver(database));
    await layAreas(database);
    officer = await layOfficer(database, { villages: [LUNAN] });
  });
  after(() => database.drop());

  const rows = () =>
    scoped(database.db, everything, async (tx) => ({
      details: (await tx.selectFrom('sealed').select('number').execute()).length,
      texts: (await tx.selectFrom('entryText').select('pointer').execute()).length,
    }));
  const on = async (day: string) => {
    clock.moveTo(`${day}T03:20:00.000+08:00`);
    await expire({ db: database.db, clock });
    return rows();
  };

  test('details and texts go when their time is over, the names of doors stay, and the chain still verifies', async () => {
    const party = { sealed: { parties: [{ role: '东家', name: '张三' }] } };
    const body = { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' };
    const closed = arrival(officer, 'dispute', body, party);
    const agreed = { way: 'people', result: 'withdrawn', mediators: ['officer'], agreement: 'none' };
    const registered = { movement: 'arrived', area: '3401', purpose: 'work', people: 1, until: '2026-12-31' };
    const outcomes = await append.push([
      closed,
      arrival(officer, 'mediation', agreed, { about: closed.sent.id, note: '双方撤回' }),
      arrival(officer, 'dispute', body, party),
      arrival(officer, 'registration', registered, { sealed: { name: '李四' } }),
      arrival(officer, 'household', { group: '邹庄', label: '48号' }),
      visit(officer, { note: '一切都好' }),
    ]);
    assert.ok(
      outcomes.every(({ status }) => status === 'accepted'),
      JSON.stringify(outcomes),
    );
    assert.deepEqual(await on('2027-01-29'), { details: 3, texts: 6 });
    // 30 days after `until`
    assert.deepEqual(await on('2027-01-30'), { details: 2, texts: 6 });
    assert.deepEqual(await on('2028-11-22'), { details: 2, texts: 6 });
    // 24 months: the closed dispute with its mediation, and the visit's note
    assert.deepEqual(await on('2028-11-23'), { details: 1, texts: 3 });
    // 36 months after opening, whatever became of it: its parties, and the place of one that nobody closed
    assert.deepEqual(await on('2029-11-23'), { details: 0, texts: 2 });
    const proof = await proveVillage({ db: database.db, sealing: setting.sealing, checkpoints: new Map() }, LUNAN);
    assert.deepEqual([proof.bad, proof.erased], [undefined, 7]);
    const [again] = await append.push([closed]);
    assert.equal(again?.status, 'duplicate', 'what was erased counts as equal');
  });
});
