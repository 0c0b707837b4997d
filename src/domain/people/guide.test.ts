import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GuideStep, guideSteps, type Standing, stepsDone } from './guide.ts';

const nothing: Standing = {
  ...{ bureaus: 0, villages: 0, withStation: 0, withLead: 0, stations: 0, stationsWithPhone: 0 },
  ...{ officers: 0, postings: 0, withPolicy: 0, invited: 0 },
};
const whole: Standing = {
  ...{ bureaus: 1, villages: 989, withStation: 989, withLead: 980, stations: 90, stationsWithPhone: 2 },
  ...{ officers: 1272, postings: 1300, withPolicy: 989, invited: 1 },
};

const table: [fact: string, standing: Standing, undone: readonly GuideStep[]][] = [
  ['nothing is there: nothing is done', nothing, guideSteps],
  ['all is there, some villages still without a lead: done', whole, []],
  ['one village has no station', { ...whole, withStation: 988 }, ['stations']],
  ['no policy is in force for one county', { ...whole, withPolicy: 700 }, ['policy']],
  ['officers are in, nobody posted', { ...whole, postings: 0, invited: 0 }, ['postings', 'invitation']],
  ['nobody of a bureau can sign in', { ...whole, bureaus: 0 }, ['bureau']],
];

for (const [fact, standing, undone] of table) {
  test(fact, () => {
    const done = stepsDone(standing);
    assert.deepEqual(
      guideSteps.filter((step) => !done[step]),
      undone,
    );
  });
}
