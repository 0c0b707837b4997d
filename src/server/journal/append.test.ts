import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Person } from '../../domain/people/roles.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer, visit } from '../../../tests/support/journal.ts';
import type { Append } from './append.ts';

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
});
