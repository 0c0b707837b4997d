import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, FAR, layAreas, layOfficer, LUNAN, WULOU } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';

describe('what colleagues of one station do together', () => {
  let database: TestDatabase;
  let append: Append;
  before(async () => {
    database = await testDatabase();
    ({ append } = appendOver(database));
    await layAreas(database);
  });
  after(() => database.drop());

  test('is accepted in a village its author is not posted to, with colleagues of that station only', async () => {
    const author = await layOfficer(database, { villages: [WULOU] });
    const colleague = await layOfficer(database, { villages: [LUNAN] });
    const clerk = await layOfficer(database, { roles: [{ role: 'station', area: '341622101', within: [] }] });
    const stranger = await layOfficer(database, { villages: [FAR] });
    const began = { startedAt: '2026-11-22T21:00:00+08:00', endedAt: '2026-11-22T23:00:00+08:00' };
    const patrol = (...companions: { id: string }[]) =>
      arrival(author, 'patrol', { ...began, volunteers: 3, night: true }, { with: companions.map(({ id }) => id) });
    const dispute = arrival(colleague, 'dispute', { type: 'debt', size: 'two', harm: 'none' });
    const session = { way: 'police', result: 'continuing', mediators: ['officer'], agreement: 'none' };
    const mediation = arrival(author, 'mediation', session, { about: dispute.sent.id, with: [colleague.id] });
    const patrols = [patrol(colleague), patrol(clerk, colleague), patrol(stranger), patrol()];
    const outcomes = await append.push([dispute, mediation, ...patrols]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['accepted', 'accepted', 'accepted', 'accepted', 'held', 'held'],
    );
    const correction = { action: 'amend', reason: '人数写错了', changes: { body: { volunteers: 4 } } };
    const [corrected] = await append.push([
      arrival(author, 'correction', correction, { about: patrols[0]!.sent.id, onSite: false }),
    ]);
    assert.equal(corrected?.status, 'accepted');
  });
});
