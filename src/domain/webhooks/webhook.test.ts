import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterMs, webhookText } from './webhook.ts';

const link = 'https://beat.example/desk/';

test('a group reads where something waits, and where to look', () => {
  const facts = { name: '路南村委会', due: '11-23 14:05' };
  assert.equal(
    webhookText('incident.overdue', facts, { language: 'zh', link }),
    '【一村一警】路南村委会有一件紧急情况上报超过了时限(11-23 14:05),还在等待处理。 https://beat.example/desk/',
  );
  assert.equal(
    webhookText('held.waiting', { name: '蒙城县', count: 1 }, { language: 'en', link }),
    'Village Beat: 蒙城县: 1 held entry waits for the station. https://beat.example/desk/',
  );
});

test('six attempts over almost nine hours, then it is given up', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map((attempts) => (retryAfterMs(attempts) ?? 0) / 60_000),
    [1, 5, 30, 120, 360, 0],
  );
  assert.equal(retryAfterMs(6), undefined);
});
