import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsFor } from './fields.ts';
import { followed } from './likely.ts';
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
