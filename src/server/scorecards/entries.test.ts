import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Person } from '../../domain/people/roles.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer } from '../../../tests/support/journal.ts';
import { bozhou } from '../../../tests/support/months.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import type { Append } from '../journal/append.ts';
import { entriesFor } from './entries.ts';

const at = (day: string, time = '10:00') => {
  const when = `${day}T${time}:00+08:00`;
  return { occurredAt: when, recordedAt: when };
};

describe('the entries a month is counted by', () => {
  let database: TestDatabase;
  let append: Append;
  let officer: Person;
  before(async () => {
    database = await testDatabase();
    ({ append } = appendOver(database));
    await layAreas(database);
    officer = await layOfficer(database, { villages: [LUNAN] });
  });
  after(() => database.drop());

  const push = async (...arrivals: ReturnType<typeof arrival>[]) => {
    for (const { status } of await append.push(arrivals)) assert.equal(status, 'accepted');
    return arrivals.map(({ sent }) => sent.id);
  };
  const loaded = (month: string) =>
    scoped(database.db, rangeOf(LUNAN), async (tx) => {
      const found = await entriesFor(tx, [LUNAN], entriesNeeded([bozhou], month));
      return new Set(found.get(LUNAN)!.map(({ id }) => id));
    });

  test('an agreement of long ago comes with its case in the month it is to be performed, and in no other', async () => {
    const dispute = arrival(officer, 'dispute', { type: 'debt', size: 'two', harm: 'none' }, at('2025-12-01'));
    const about = { about: dispute.sent.id };
    const agreed = { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'written' };
    const settled = { ...agreed, performOn: '2026-11-15' };
    const mediation = arrival(officer, 'mediation', settled, { ...about, ...at('2025-12-02') });
    const other = arrival(officer, 'dispute', { type: 'debt', size: 'two', harm: 'none' }, at('2025-12-01'));
    const ids = await push(dispute, mediation, other);
    const [november, october] = [await loaded('2026-11'), await loaded('2026-10')];
    assert.deepEqual(
      ids.map((id) => [november.has(id), october.has(id)]),
      [
        [true, false],
        [true, false],
        [false, false],
      ],
    );
  });

  test('a patrol past midnight comes in the month it began', async () => {
    const began = { startedAt: '2026-09-30T22:00:00+08:00', endedAt: '2026-10-01T00:30:00+08:00' };
    const [id] = await push(
      arrival(officer, 'patrol', { ...began, volunteers: 4, night: true }, at('2026-10-01', '00:30')),
    );
    assert.ok((await loaded('2026-09')).has(id!));
  });
});
