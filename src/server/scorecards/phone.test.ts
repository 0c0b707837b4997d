import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assess } from '../../domain/duties/assess.ts';
import { entriesNeeded } from '../../domain/duties/needed.ts';
import { startOf } from '../../domain/calendar/utc8.ts';
import { doors, lawClassOn, note, outcomes, push, told, visitTo } from '../../../tests/support/pushed.ts';
import { type Caller, LUNAN, testServer, type TestServer } from '../../../tests/support/server.ts';

describe('the phone and the server come to the same', () => {
  let server: TestServer;
  let officer: Caller;
  let resident: Caller;
  let bureau: Caller;
  let station: Caller;
  before(async () => {
    server = await testServer({ at: startOf('2026-09-03', '12:00') });
    [officer, resident] = [await server.person([{ role: 'officer' }]), await server.person([{ role: 'officer' }])];
    bureau = await server.person([{ role: 'bureau', area: '3416' }]);
    station = await server.person([{ role: 'station', area: '341622101' }]);
    await server.post(officer, LUNAN);
    await server.post(resident, LUNAN, 'resident');
    await tellStory();
  });
  after(() => server.stop());

  const at = (day: string, time = '20:00') => server.clock.moveTo(startOf(day, time));

  async function tellStory(): Promise<void> {
    const called = doors(9, '2026-08-01 09:00');
    await push(officer, ...called, lawClassOn('2026-09-02 10:00'));
    at('2026-10-12');
    const hazard = note('hazard', '2026-10-08 09:00', { type: 'camera', place: '村口' });
    const quarrel = note('dispute', '2026-10-09 15:00', { type: 'neighbour', size: 'two', harm: 'none' });
    const joint = visitTo('2026-10-10 09:00', called.slice(0, 6), { with: [resident.id] });
    const wrong = visitTo('2026-10-11 09:00', called.slice(3, 9));
    await push(officer, hazard, quarrel, joint, wrong);
    const amended = {
      action: 'amend' as const,
      reason: '日期写错',
      changes: { occurredAt: '2026-09-30T09:00:00.000+08:00' },
    };
    const settled = {
      way: 'people' as const,
      result: 'settled' as const,
      mediators: ['officer' as const],
      agreement: 'oral' as const,
    };
    await push(
      officer,
      note('correction', '2026-10-12 10:00', amended, { about: wrong.id, onSite: false }),
      note('mediation', '2026-10-09 17:00', settled, { about: quarrel.id }),
    );
    await push(
      resident,
      note('confirmation', '2026-10-12 11:00', { answer: 'notMine' }, { about: joint.id, onSite: false }),
    );
    const briefed = note(
      'information',
      '2026-10-09 08:00',
      { category: 'fire', direction: 'toContact' },
      { onSite: false },
    );
    await push(resident, briefed);
    const passed = Array.from({ length: 4 }, (_, index) => told(`2026-10-0${index + 3} 09:00`));
    await push(officer, ...passed);
    await push(
      station,
      note(
        'informationOutcome',
        '2026-10-12 12:00',
        { outcome: 'used' },
        { about: passed[0]!.id, onSite: false, note: '已用' },
      ),
    );
    const ahead = told('2026-10-12 22:00');
    await outcomes(officer, [ahead]);
    await bureau.post('/api/absences', { officer: officer.id, from: '2026-10-20', to: '2026-10-25', kind: 'leave' });
    at('2026-10-20');
    await push(officer, note('followUp', '2026-10-16 09:00', { finding: 'holding' }, { about: quarrel.id }));
    await push(officer, note('hazardStep', '2026-10-19 09:00', { step: 'verified' }, { about: hazard.id }));
    assert.equal((await station.post(`/api/held/${ahead.id}`, { decision: 'accept', reason: '核对过' })).status, 200);
    at('2026-11-10');
    await push(officer, told('2026-10-30 09:00'), lawClassOn('2026-11-09 10:00'));
  }

  for (const month of ['2026-09', '2026-10', '2026-11'])
    test(`${month}: from what a phone starts with and the duties' arguments`, async () => {
      const duties = (await officer.get(`/api/duties?village=${LUNAN}&month=${month}`)).body;
      const from = entriesNeeded([duties.policy], month).first;
      const pulled = (await officer.get(`/api/journal?village=${LUNAN}&from=${from}`)).body;
      const entries = [...pulled.carry, ...pulled.entries].filter((entry) => !('withheld' in entry));
      const asOf = server.clock.journalNow();
      const { village, postings } = assess({ ...duties, entries, month, asOf });
      const { body } = await officer.get(`/api/scorecards?area=${LUNAN}&month=${month}`);
      const own = [
        { officer: null, posting: null, duties: village },
        ...postings.map((row) => ({ officer: row.officer, posting: row.posting, duties: row.duties })),
      ].map(({ duties: results, ...row }) => ({
        ...row,
        duties: Object.fromEntries(
          Object.entries(results).map(([id, { required, done, state, late }]) => [id, { required, done, state, late }]),
        ),
      }));
      assert.deepEqual(
        own,
        body.rows.map((row: any) => ({ officer: row.officer?.id ?? null, posting: row.posting, duties: row.duties })),
      );
      assert.ok(JSON.stringify(own).includes('"late":1') === (month !== '2026-11'));
    });
});
