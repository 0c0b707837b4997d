import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../domain/people/roles.ts';
import { everything, scoped } from '../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { appendOver, arrival, LUNAN, layAreas, layOfficer, NOW } from '../../../tests/support/journal.ts';
import type { Arrival } from '../journal/arrival.ts';
import { rebuildCases, refreshCases } from './refresh.ts';

describe('cases made again', () => {
  let database: TestDatabase;
  let over: ReturnType<typeof appendOver>;
  let officer: Person;
  before(async () => {
    database = await testDatabase();
    over = appendOver(database);
    await layAreas(database);
    officer = await layOfficer(database, {
      roles: [
        { role: 'officer', area: '', within: [] },
        { role: 'bureau', area: '341622', within: ['341622'] },
      ],
      villages: [LUNAN],
    });
  });
  after(() => database.drop());

  const cases = () =>
    scoped(database.db, everything, (tx) => tx.selectFrom('case').selectAll().orderBy('openingNumber').execute());
  const services = () => ({ ...database, ...over.setting });

  const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00+08:00`;
  const when = (hour: number) => ({ occurredAt: at(hour), recordedAt: at(hour) });
  const opening = (hour: number): Arrival =>
    arrival(officer, 'dispute', { type: 'neighbour', size: 'two', harm: 'none', place: '邹庄' }, when(hour));
  const step = (about: string, result: string, hour: number): Arrival =>
    arrival(
      officer,
      'mediation',
      { way: 'people', result, mediators: ['officer'], agreement: 'oral' },
      { ...when(hour), about },
    );
  const taken = (about: string, hour: number): Arrival =>
    arrival(officer, 'correction', { action: 'withdraw', reason: '记错' }, { ...when(hour), about });

  test('rebuilt from the journal they are what appending had made, step by step, in any order of arrival', async () => {
    const result = fc.constantFrom('calmed', 'continuing', 'settled', 'referred', 'withdrawn');
    const story = fc.array(fc.tuple(result, fc.integer({ min: 1, max: 16 }), fc.boolean(), fc.nat(3)), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 1, max: 16 }), async (steps, hour) => {
        const first = opening(hour);
        await over.append.push([first]);
        for (const [outcome, at, withdrawn, together] of steps) {
          const own = step(first.sent.id, outcome, at);
          const all = withdrawn ? [own, taken(own.sent.id, at)] : [own];
          if (together === 0 && withdrawn) for (const one of all) await over.append.push([one]);
          else await over.append.push(all);
        }
        const before = await cases();
        await rebuildCases(services(), LUNAN);
        assert.deepEqual(await cases(), before);
      }),
      { numRuns: 8 },
    );
  });

  test('an alert that has ended is over without anybody writing', async () => {
    const body = {
      level: 'notice',
      topic: 'fire',
      title: '防火',
      text: '天干物燥',
      validUntil: '2026-11-24T08:00:00+08:00',
    };
    const alert = arrival(officer, 'alert', body);
    const [outcome] = await over.append.push([alert]);
    assert.equal(outcome?.status, 'accepted', JSON.stringify(outcome));
    const station = await layOfficer(database, {
      roles: [{ role: 'station', area: '341622101', within: ['341622101'] }],
    });
    const approved = arrival(station, 'alertStep', { step: 'approved' }, { about: alert.sent.id });
    assert.equal((await over.append.push([approved]))[0]?.status, 'accepted');
    const stateOf = async () => (await cases()).find(({ id }) => id === alert.sent.id)?.state;
    assert.equal(await stateOf(), 'approved');
    over.clock.moveTo('2026-11-24T08:00:01.000+08:00');
    assert.equal(await refreshCases(services()), 1);
    over.clock.moveTo(NOW);
    assert.equal(await stateOf(), 'over');
  });
});
