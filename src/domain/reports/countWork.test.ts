import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noted } from '../../../tests/support/noted.ts';
import type { Entry } from '../journal/entry.ts';
import { countWork } from './countWork.ts';
import type { WorkId } from './workIds.ts';

const counted = (entries: Entry[]): Partial<Record<WorkId, number>> =>
  Object.fromEntries(Object.entries(countWork(entries, '2026-11').figures).filter(([, value]) => value > 0));

const doors = ['1号', '2号', '3号'].map((label) => noted('household', '08-01 09:00', { group: '邹庄', label }));
const visit = (when: string, ...which: number[]) =>
  noted('visit', when, { households: which.map((at) => doors[at]!.id), purpose: 'routine' });
const quarrel = noted('dispute', '11-03 10:00', { type: 'neighbour', size: 'two', harm: 'none' });
const mediated = (about: string) =>
  noted(
    'mediation',
    '11-03 18:00',
    { way: 'people', result: 'settled', mediators: ['officer'], agreement: 'oral' },
    { about },
  );
const told = noted('information', '11-05 09:00', { category: 'theft', direction: 'toStation' });
const withdrawn = noted('diary', '11-06 09:00', { work: ['talk'] });
const moved = noted('diary', '12-06 09:00', { work: ['talk'] });

/** What was noted in the month, and what it comes to; everything else is nothing. */
const table: [string, Entry[], Partial<Record<WorkId, number>>][] = [
  ['nothing', [], {}],
  [
    'two visits of one household and another: three calls, two doors',
    [...doors, visit('11-01 09:00', 0, 1), visit('11-20 09:00', 0)],
    { visits: 2, householdsVisited: 2, liaisonEntries: 2 },
  ],
  ['a visit of another month', [...doors, visit('10-31 09:00', 0)], {}],
  [
    'a quarrel settled',
    [quarrel, mediated(quarrel.id)],
    { disputesNoted: 1, neighbourDisputes: 1, mediations: 1, mediationsSettled: 1, mediatorEntries: 2 },
  ],
  [
    'information used by the station',
    [told, noted('informationOutcome', '11-06 09:00', { outcome: 'used' }, { about: told.id })],
    { informationToStation: 1, informationUsed: 1, collectorEntries: 2 },
  ],
  [
    'nothing new is no information',
    [noted('information', '11-05 09:00', { category: 'nothingNew', direction: 'toStation' })],
    { collectorEntries: 1 },
  ],
  [
    'a patrol that began before midnight of the month before',
    [
      noted('patrol', '11-01 01:00', {
        startedAt: '2026-10-31T22:00:00.000+08:00',
        endedAt: '2026-11-01T01:00:00.000+08:00',
        ...{ volunteers: 4, night: true },
      }),
    ],
    {},
  ],
  [
    'a law class for young people out of school, and leaflets',
    [
      noted('lawClass', '11-08 15:00', { audience: ['outOfSchoolYouth'], topics: ['fraud'], attendance: 40 }),
      noted('publicity', '11-08 16:00', { topics: ['fraud'], form: 'leaflet', copies: 200 }),
    ],
    {
      ...{ lawClasses: 1, lawClassesForYouth: 1, lawClassAttendance: 40 },
      ...{ publicity: 1, leaflets: 200, publicistEntries: 2 },
    },
  ],
  [
    'a withdrawn entry, and one corrected into the month',
    [
      withdrawn,
      noted('correction', '11-07 09:00', { action: 'withdraw', reason: '记错了' }, { about: withdrawn.id }),
      moved,
      noted(
        'correction',
        '12-07 09:00',
        { action: 'amend', reason: '日期不对', changes: { occurredAt: '2026-11-06T09:00:00.000+08:00' } },
        { about: moved.id },
      ),
    ],
    { diaries: 1, liaisonEntries: 1 },
  ],
];

describe('a village’s month of work', () => {
  for (const [fact, entries, figures] of table) test(fact, () => assert.deepEqual(counted(entries), figures));

  test('R17: a dispute of harm and what was done about it is in no figure, said at once or later', () => {
    const harmed = noted('dispute', '11-03 10:00', { type: 'marriage', size: 'two', harm: 'domesticViolence' });
    const later = noted(
      'correction',
      '11-09 10:00',
      { action: 'amend', reason: '补充', changes: { body: { harm: 'injury' } } },
      { about: quarrel.id },
    );
    assert.deepEqual(counted([harmed, mediated(harmed.id)]), {});
    assert.deepEqual(counted([quarrel, mediated(quarrel.id), later]), {});
  });

  test('each figure is the sum of what its entries add, and campaigns count theirs', () => {
    const campaign = '01900000-0000-7000-8000-00000000c0de';
    const { figures, shares, campaigns } = countWork(
      [...doors, visit('11-01 09:00', 0, 1), { ...told, campaign }, quarrel, mediated(quarrel.id)],
      '2026-11',
    );
    for (const [id, value] of Object.entries(figures)) {
      assert.equal(
        shares.filter(({ figure }) => figure === id).reduce((sum, { adds }) => sum + adds, 0),
        value,
        id,
      );
    }
    assert.deepEqual(campaigns, { [campaign]: 1 });
  });
});
