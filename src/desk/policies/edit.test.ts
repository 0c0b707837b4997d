import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bozhou } from '../../../tests/support/months.ts';
import { dutyIds } from '../../domain/duties/duty.ts';
import { checkPolicy } from '../../domain/duties/policy.ts';
import { howOf, howsOf, nextVersion, stand, withDuty } from './edit.ts';

const dutyOf = (policy: typeof bozhou, id: string) => policy.duties.find((duty) => duty.id === id);

test('whichever way each duty is put, the policy stays one that can be applied', () => {
  for (const id of dutyIds)
    for (const how of howsOf(id)) {
      const changed = withDuty(bozhou, id, (duty) => stand(duty, how));
      assert.equal(howOf(dutyOf(changed, id)), how);
      assert.deepEqual(checkPolicy(changed, 'en').issues, undefined, `${id} ${how}`);
      for (const next of howsOf(id)) {
        const again = withDuty(changed, id, (duty) => stand(duty, next));
        assert.deepEqual(checkPolicy(again, 'en').issues, undefined, `${id} ${how} then ${next}`);
      }
    }
});

test('duties keep the order in which they are shown, however they were changed', () => {
  const without = withDuty(bozhou, 'villageDays', () => undefined);
  const back = withDuty(without, 'villageDays', (duty) => stand(duty, 'asked'));
  assert.deepEqual(
    back.duties.map(({ id }) => id),
    bozhou.duties.map(({ id }) => id),
  );
});

test('a changed policy gets the version after all that are known', () => {
  const known = [bozhou, { id: 'bozhou-2014', version: 3 }, { id: 'other', version: 9 }];
  assert.deepEqual([nextVersion('bozhou-2014', known), nextVersion('fresh', known)], [4, 1]);
});
