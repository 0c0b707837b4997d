import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOf } from '../calendar/utc8.ts';
import { closedAt, type HeldFor } from './closing.ts';

const policy = { graceDays: 3 };
const at = (day: string, time = '00:00') => startOf(`2026-${day}`, time);
const held = (received: string, decided?: string): HeldFor => ({
  receivedAt: at(received),
  decidedAt: decided ? at(decided) : null,
});

const rows: { fact: string; held: HeldFor[]; asOf: string; closed: string | null }[] = [
  { fact: 'a month is open on its grace days', held: [], asOf: '10-03', closed: null },
  { fact: 'a month closes at 00:00 on the fourth', held: [], asOf: '10-04', closed: '10-04' },
  { fact: 'a closing carried out late bears its proper time', held: [], asOf: '10-09', closed: '10-04' },
  { fact: 'an undecided entry keeps the month open', held: [held('10-02')], asOf: '10-20', closed: null },
  { fact: 'a decision on a grace day changes nothing', held: [held('10-01', '10-02')], asOf: '10-04', closed: '10-04' },
  {
    fact: 'the month closes with the decision on what was held',
    held: [held('10-02', '10-07')],
    asOf: '10-07',
    closed: '10-07',
  },
  { fact: 'what was held after the closing does not reopen it', held: [held('10-05')], asOf: '10-20', closed: '10-04' },
  {
    fact: 'what arrives while the month waits for a decision is waited for too',
    held: [held('10-06'), held('10-02', '10-07')],
    asOf: '10-20',
    closed: null,
  },
];

for (const row of rows) {
  test(row.fact, () => {
    assert.equal(closedAt(policy, '2026-09', row.held, at(row.asOf)), row.closed && at(row.closed));
  });
}
