import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsFor } from './fields.ts';
import { doubtsOf, followed, usualOf } from './likely.ts';
import type { Kind } from './registry.ts';

const at = (clock: string) => `2026-11-30T${clock}:00.000+08:00`;

const table: [string, Kind, object, object, object][] = [
  [
    'who got a hazard is asked again in a week',
    'hazardStep',
    {},
    { step: 'handedOver' },
    { step: 'handedOver', askAgainOn: '2026-12-07' },
  ],
  [
    'or when somebody said',
    'hazardStep',
    { step: 'handedOver', askAgainOn: '2026-12-01' },
    { step: 'handedOver', askAgainOn: '2026-12-01', to: 'power' },
    { step: 'handedOver', askAgainOn: '2026-12-01', to: 'power' },
  ],
  [
    'nobody once it is mended',
    'hazardStep',
    { step: 'handedOver', askAgainOn: '2026-12-07', to: 'power' },
    { step: 'repaired', askAgainOn: '2026-12-07', to: 'power' },
    { step: 'repaired' },
  ],
  ['a plan ends on its day', 'plan', {}, { from: '2026-12-01' }, { from: '2026-12-01', to: '2026-12-01' }],
  [
    'also when that day is changed',
    'plan',
    { from: '2026-12-01', to: '2026-12-01' },
    { from: '2026-12-03', to: '2026-12-01' },
    { from: '2026-12-03', to: '2026-12-03' },
  ],
  [
    'not where another end was said',
    'plan',
    { from: '2026-12-01', to: '2026-12-05' },
    { from: '2026-12-03', to: '2026-12-05' },
    { from: '2026-12-03', to: '2026-12-05' },
  ],
  [
    'a round at eight is one of the night',
    'patrol',
    {},
    { startedAt: at('20:00') },
    { startedAt: at('20:00'), night: true },
  ],
  [
    'one at three in the morning too',
    'patrol',
    {},
    { startedAt: at('03:00') },
    { startedAt: at('03:00'), night: true },
  ],
  [
    'one in the afternoon is not, also when it was another time before',
    'patrol',
    { startedAt: at('20:00'), night: true },
    { startedAt: at('15:00'), night: true },
    { startedAt: at('15:00'), night: false },
  ],
  [
    'what somebody said of the night stays',
    'patrol',
    { startedAt: at('20:00'), night: false },
    { startedAt: at('20:30'), night: false },
    { startedAt: at('20:30'), night: false },
  ],
  [
    'when a round of the day before ended is not known: it was not now',
    'patrol',
    { endedAt: at('20:29') },
    { startedAt: '2026-11-29T20:00:00.000+08:00', endedAt: at('20:29') },
    { startedAt: '2026-11-29T20:00:00.000+08:00', night: true },
  ],
  [
    'one of this evening ended as was said',
    'patrol',
    { endedAt: at('20:29') },
    { startedAt: at('19:00'), endedAt: at('20:29') },
    { startedAt: at('19:00'), endedAt: at('20:29'), night: true },
  ],
  ['a kind of which nothing follows stays', 'diary', {}, { work: ['talk'] }, { work: ['talk'] }],
];
for (const [fact, kind, before, values, expected] of table)
  test(`what follows from a choice: ${fact}`, () =>
    assert.deepEqual(followed(kind, { ...values }, { ...before }, '2026-11-30'), expected));

test('to whom, and when again, is asked of what is handed over, and where it was said', () => {
  const asked = (body: object) =>
    fieldsFor('hazardStep', { ...body }).map(({ name, required }) => `${name} ${required}`);
  assert.deepEqual(asked({}), ['step true']);
  assert.deepEqual(asked({ step: 'handedOver' }), ['step true', 'to true', 'askAgainOn true']);
  assert.deepEqual(asked({ step: 'repaired' }), ['step true']);
  assert.deepEqual(asked({ step: 'repaired', to: 'power' }), ['step true', 'to false']);
});

test('an officer notes what was said to them: what the villagers’ page wrote itself is nobody’s to choose, but stays', () => {
  const ways = (body: object) =>
    fieldsFor('request', { ...body }).flatMap((field) =>
      field.name === 'via' && field.shape === 'choice' ? field.values.map(({ value }) => value) : [],
    );
  assert.deepEqual(usualOf('request'), { via: 'inPerson' });
  assert.deepEqual(ways({ via: 'inPerson' }), ['phone', 'inPerson', 'committee']);
  assert.deepEqual(ways({ via: 'page' }), ['page', 'phone', 'inPerson', 'committee']);
});

const doubts: [string, Kind, object, boolean, string[]][] = [
  ['nobody counselled', 'counselling', { theme: '酒后驾驶', people: 0 }, false, ['/body/people']],
  ['one', 'counselling', { theme: '酒后驾驶', people: 1 }, false, []],
  ['no copies', 'handout', { item: 'contactCard', copies: 0 }, true, ['/body/copies']],
  ['nobody on the round', 'patrol', { volunteers: 0 }, false, ['/body/volunteers']],
  ['a count not filled in yet', 'patrol', {}, false, []],
  [
    'asked again yesterday',
    'hazardStep',
    { step: 'handedOver', askAgainOn: '2026-11-29' },
    false,
    ['/body/askAgainOn'],
  ],
  ['asked again today', 'hazardStep', { step: 'handedOver', askAgainOn: '2026-11-30' }, false, []],
  ['an alert that is over', 'alert', { validUntil: '2026-11-29T23:59:59.999+08:00' }, true, ['/body/validUntil']],
  ['one valid to the end of today', 'alert', { validUntil: '2026-11-30' }, true, []],
  ['a plan of the past', 'plan', { from: '2026-11-01', to: '2026-11-02' }, false, ['/body/to']],
  ['a plan that is going on', 'plan', { from: '2026-11-01', to: '2026-12-02' }, false, []],
  ['a round of no door', 'visit', { households: [], purpose: 'routine' }, false, ['/body']],
  ['of no door, with a word', 'visit', { households: [], purpose: 'routine' }, true, []],
  ['of closed doors', 'visit', { households: [], purpose: 'routine', notHome: 2 }, false, []],
  ['a diary of nothing', 'diary', { work: [] }, false, ['/body']],
];
for (const [fact, kind, body, said, expected] of doubts)
  test(`what a form asks about again: ${fact}`, () =>
    assert.deepEqual(
      doubtsOf(kind, { ...body }, said, '2026-11-30', 'zh').map(({ path }) => path),
      expected,
    ));
