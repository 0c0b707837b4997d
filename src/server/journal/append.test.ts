import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Person } from '../../domain/people/roles.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer, visit, WULOU } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';
import type { Arrival } from './arrival.ts';

describe('append', () => {
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

  test('entries are numbered from 1 in the order sent', async () => {
    const results = await append.push([visit(officer), visit(officer, { note: '都好' })]);
    assert.deepEqual(
      results.map((result) => [result.status, 'number' in result && result.number]),
      [
        ['accepted', 1],
        ['accepted', 2],
      ],
    );
  });

  test('an entry sent again is answered with the number it has', async () => {
    const first = visit(officer, { note: '再发' });
    const [accepted] = await append.push([first]);
    const [again, twice] = await append.push([first, first]);
    assert.equal(again?.status, 'duplicate');
    assert.deepEqual({ ...again, status: 'accepted' }, accepted);
    assert.deepEqual(twice, again);
  });

  test('an incident pasted at the desk and sent by the phone is one entry, whichever comes first', async () => {
    const clerk = await layOfficer(database, { roles: [{ role: 'bureau', area: '341622', within: ['341622'] }] });
    for (const deskFirst of [true, false]) {
      const body = { class: 'accident', sizeBand: 'none', help: [], place: '村口', what: '翻车' };
      const own = arrival(officer, 'incident', body);
      const pasted: Arrival = { ...own, author: clerk, sent: { ...own.sent, onBehalfOf: officer.id } };
      const [first] = await append.push([deskFirst ? pasted : own]);
      const [second] = await append.push([deskFirst ? own : pasted]);
      assert.deepEqual([first?.status, second?.status], ['accepted', 'duplicate']);
      assert.deepEqual({ ...second, status: 'accepted' }, first);
      const differs = { ...own, sent: { ...own.sent, body: { ...own.sent.body, place: '村尾' } } };
      assert.equal((await append.push([differs]))[0]?.status, 'refused');
    }
  });

  test('a dispute opens a case in the same transaction', async () => {
    const dispute = arrival(
      officer,
      'dispute',
      { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' },
      { sealed: { parties: [{ role: 'a', name: '张三' }] } },
    );
    const results = await append.push([dispute]);
    assert.equal(results[0]?.status, 'accepted', JSON.stringify(results));
  });

  const codeOf = async (one: Arrival) => {
    const [outcome] = await append.push([one]);
    return outcome && 'code' in outcome ? `${outcome.status} ${outcome.code}` : outcome?.status;
  };

  test('what cannot be taken says why', async () => {
    const known = visit(officer);
    await append.push([known]);
    const hazard = arrival(officer, 'hazard', { type: 'camera', place: '村口' });
    await append.push([hazard]);
    const outcome = { outcome: 'used' };
    const warning = {
      level: 'notice',
      topic: 'fire',
      title: '防火',
      text: '天干物燥',
      validUntil: '2026-12-01T00:00:00+08:00',
    };
    const nowhere = await layOfficer(database, {});
    const clerk = await layOfficer(database, { roles: [{ role: 'bureau', area: '341622', within: ['341622'] }] });
    const gone = await layOfficer(database, { villages: [LUNAN] });
    await database.db.deleteFrom('roleGrant').where('officer', '=', gone.id).execute();
    const asked: [expected: string, sent: Arrival][] = [
      ['duplicate', known],
      ['refused idInUse', visit(officer, { id: known.sent.id, note: '别的内容' })],
      ['refused idInUse', visit(clerk, { id: known.sent.id })],
      ['refused unknownAbout', arrival(clerk, 'informationOutcome', outcome, { about: uuidv7() })],
      ['refused aboutKind', arrival(clerk, 'informationOutcome', outcome, { about: hazard.sent.id })],
      ['refused notAllowed', visit(clerk)],
      ['refused notAllowed', visit(gone)],
      ['refused unknownVillage', arrival(clerk, 'alert', warning, { village: '341622999299' })],
      ['refused authorNamed', visit(officer, { with: [officer.id] })],
      ['held outsidePosting', visit(nowhere)],
      ['held clock', visit(officer, { skewSeconds: 301 })],
      ['accepted', visit(officer, { skewSeconds: -300 })],
      ['held clock', visit(officer, { occurredAt: '2026-11-23T17:05:01+08:00' })],
      ['accepted', visit(officer, { occurredAt: '2026-11-23T17:05:00+08:00' })],
    ];
    for (const [expected, sent] of asked) assert.equal(await codeOf(sent), expected, JSON.stringify(sent.sent));
  });

  test("an officer of the successor goes on with a closed village's cases", async () => {
    const dispute = arrival(officer, 'dispute', { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' });
    await append.push([dispute]);
    const heir = await layOfficer(database, { villages: [WULOU] });
    const calmed = { way: 'people', result: 'calmed', mediators: ['officer'], agreement: 'none' };
    assert.equal(await codeOf(arrival(heir, 'mediation', calmed, { about: dispute.sent.id })), 'held outsidePosting');
    await database.db
      .updateTable('area')
      .set({ closedOn: '2026-11-23', successor: WULOU })
      .where('id', '=', LUNAN)
      .execute();
    assert.equal(await codeOf(arrival(heir, 'mediation', calmed, { about: dispute.sent.id })), 'accepted');
    const before = { occurredAt: '2026-11-22T09:00:00+08:00' };
    assert.equal(await codeOf(visit(heir, before)), 'held outsidePosting');
  });
});
