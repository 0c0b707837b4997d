import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bozhou, households, november, NOVEMBER_CLOSES, visit } from '../../../tests/support/months.ts';
import { time } from '../../../tests/support/noted.ts';
import { assess } from './assess.ts';
import type { Policy } from './policy.ts';
import { Rehearsal } from './rehearsal.ts';

const closed = { closed: NOVEMBER_CLOSES, asOf: time('12-05 00:00') };
/** Twelve households instead of twenty, and no law class. */
const milder: Policy = {
  ...bozhou,
  duties: bozhou.duties
    .filter(({ id }) => id !== 'lawClass')
    .map((duty) => (duty.id === 'householdVisits' ? { ...duty, threshold: 12 } : duty)),
};

/** A village whose officer met so many households in November. */
function village(id: string, met: number) {
  const doors = households(met);
  const entries = [...doors, visit('11-05 09:00', doors)];
  const judged = november({ entries, ...closed });
  return { village: id, before: assess(judged), after: assess({ ...judged, policy: milder }) };
}

describe('a rehearsal', () => {
  const rehearsal = new Rehearsal();
  for (const one of [village('341622101211', 15), village('341622101210', 3), village('341622101212', 25)])
    rehearsal.add(one);
  const { duties, villages } = rehearsal.result();

  test('stands beside the judged month, duty by duty', () => {
    const visits = duties.householdVisits;
    assert.deepEqual([visits?.before?.met, visits?.before?.missed, visits?.before?.required], [1, 2, 60]);
    assert.deepEqual([visits?.after?.met, visits?.after?.missed, visits?.after?.required], [2, 1, 36]);
    assert.deepEqual(duties.villageDays?.before, duties.villageDays?.after);
  });

  test('shows a duty that is no longer asked without an after', () => {
    assert.deepEqual([duties.lawClass?.before?.of, duties.lawClass?.after], [3, undefined]);
  });

  test('names the villages that differ, in order, with no more than what differs', () => {
    assert.deepEqual(
      villages.map(({ village: id, duties: differing }) => [id, Object.keys(differing)]),
      ['341622101210', '341622101211', '341622101212'].map((id) => [id, ['householdVisits', 'lawClass']]),
    );
    const [, turned] = villages;
    assert.deepEqual(
      [turned?.duties.householdVisits?.before?.missed, turned?.duties.householdVisits?.after?.met],
      [1, 1],
    );
  });

  test('of the same policy differs nowhere, and of no village has no figures', () => {
    const same = new Rehearsal();
    const { before } = village('341622101210', 3);
    same.add({ village: '341622101210', before, after: before });
    assert.deepEqual(same.result().villages, []);
    assert.deepEqual(new Rehearsal().result(), { duties: {}, villages: [] });
  });
});
