import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, noted, tell, time } from '../../../tests/support/noted.ts';
import { foldCase } from '../cases/fold.ts';
import type { Body } from '../journal/registry.ts';

const hazard = (when: string, type: Body<'hazard'>['type'] = 'fire') =>
  noted('hazard', when, { type, place: '村东头' });
const step = (when: string, did: Body<'hazardStep'>['step']) => noted('hazardStep', when, { step: did });
const handedOver = (when: string, askAgainOn: string) =>
  noted('hazardStep', when, { step: 'handedOver', to: 'power', askAgainOn });
const followUp = (when: string, finding: Body<'followUp'>['finding']) => noted('followUp', when, { finding });

tell([
  {
    fact: 'a hazard is to be verified within 30 days',
    opening: hazard('11-01 09:00'),
    steps: [],
    state: 'open',
    due: '12-01 23:59',
    waitsFor: 'officer',
  },
  {
    fact: 'a broken camera within 7 days',
    opening: hazard('11-01 09:00', 'camera'),
    steps: [],
    state: 'open',
    due: '11-08 23:59',
  },
  {
    fact: 'a dark lamp within 7 days',
    opening: hazard('11-01 09:00', 'lighting'),
    steps: [],
    state: 'open',
    due: '11-08 23:59',
  },
  {
    fact: 'a hazard handed over is asked about again on the day agreed',
    opening: hazard('11-01 09:00'),
    steps: [handedOver('11-02 09:00', '2026-11-10')],
    state: 'handedOver',
    due: '11-10 23:59',
    waitsFor: 'handler',
  },
  {
    fact: 'asked again and handed over again: the new day counts',
    opening: hazard('11-01 09:00'),
    steps: [handedOver('11-02 09:00', '2026-11-10'), handedOver('11-10 09:00', '2026-11-20')],
    state: 'handedOver',
    due: '11-20 23:59',
  },
  {
    fact: 'the 30 days go on while others are asked',
    opening: hazard('11-01 09:00'),
    steps: [handedOver('11-02 09:00', '2026-12-20')],
    state: 'handedOver',
    due: '12-01 23:59',
  },
  {
    fact: 'a repair still has to be seen',
    opening: hazard('11-01 09:00'),
    steps: [handedOver('11-02 09:00', '2026-11-10'), step('11-05 09:00', 'repaired')],
    state: 'repaired',
    due: '12-01 23:59',
    waitsFor: 'officer',
  },
  {
    fact: 'a repair someone saw is verified and waits for nobody',
    opening: hazard('11-01 09:00', 'camera'),
    steps: [step('11-05 09:00', 'repaired'), step('11-06 09:00', 'verified')],
    state: 'verified',
    waitsFor: 'nobody',
  },
  {
    fact: 'seen to be mended without anyone having said so: verified',
    opening: hazard('11-01 09:00'),
    steps: [handedOver('11-02 09:00', '2026-11-10'), step('11-06 09:00', 'verified')],
    state: 'verified',
  },
  {
    fact: 'a follow-up that finds the repair done verifies it',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'repaired'), followUp('11-08 09:00', 'done')],
    state: 'verified',
  },
  {
    fact: 'a follow-up that finds it not done reopens; the first 30 days go on',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'repaired'), followUp('11-08 09:00', 'notDone')],
    state: 'reopened',
    due: '12-01 23:59',
    waitsFor: 'officer',
  },
  {
    fact: 'a hazard that comes back has 30 days of its own',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'verified'), followUp('11-20 09:00', 'relapsed')],
    state: 'reopened',
    due: '12-20 23:59',
  },
  {
    fact: 'what cannot be repaired waits for nobody',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'cannot')],
    state: 'cannot',
    waitsFor: 'nobody',
  },
  {
    fact: 'when a way is found after all, the first 30 days go on',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'cannot'), handedOver('11-10 09:00', '2026-12-20')],
    state: 'handedOver',
    due: '12-01 23:59',
  },
  {
    fact: 'a repair noted after the verification has no effect',
    opening: hazard('11-01 09:00'),
    steps: [step('11-05 09:00', 'verified'), step('11-06 09:00', 'repaired')],
    state: 'verified',
    noEffect: 1,
  },
  {
    fact: 'a follow-up of a hazard nobody has touched has no effect',
    opening: hazard('11-01 09:00'),
    steps: [followUp('11-05 09:00', 'notDone'), followUp('11-06 09:00', 'done')],
    state: 'open',
    due: '12-01 23:59',
    noEffect: 2,
  },
]);

test('each time the danger was there has a clock of its own', () => {
  const opening = hazard('11-01 09:00', 'camera');
  const clocks = (...steps: ReturnType<typeof step | typeof followUp>[]) => {
    const others = steps.map((entry) => ({ ...entry, about: opening.id }));
    return foldCase(opening, others, context).clocks.map(({ by, metAt, stopped }) => [by.slice(5, 10), metAt, stopped]);
  };
  assert.deepEqual(clocks(), [['11-08', null, false]]);
  assert.deepEqual(clocks(step('11-08 23:00', 'verified')), [['11-08', time('11-08 23:00'), false]]);
  assert.deepEqual(clocks(step('11-05 09:00', 'cannot')), [['11-08', null, true]]);
  assert.deepEqual(clocks(step('11-05 09:00', 'verified'), followUp('11-20 09:00', 'relapsed')), [
    ['11-08', time('11-05 09:00'), false],
    ['11-27', null, false],
  ]);
});
