import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayCounted, roundEnded } from './dayCounted.ts';

const at = (day: string, clock: string) => `2026-${day}T${clock}:00.000+08:00`;
const round = { startedAt: at('11-30', '22:00'), endedAt: at('12-01', '00:40') };

const table: [string, string, object, string, string | undefined][] = [
  ['noted two days later: when it ended', 'patrol', round, at('12-02', '09:00'), round.endedAt],
  ['noted before its end: not yet', 'patrol', round, at('11-30', '23:50'), undefined],
  ['of which no end is said: not known', 'patrol', {}, at('12-02', '09:00'), undefined],
  ['that is none', 'diary', round, at('12-02', '09:00'), undefined],
];
for (const [fact, kind, body, now, expected] of table)
  test(`when a round was, ${fact}`, () => assert.equal(roundEnded(kind, body, now), expected));

test('so a round over midnight and the end of a month counts on the evening it began, whenever it is noted', () => {
  const occurredAt = roundEnded('patrol', round, at('12-03', '09:00')) ?? '';
  assert.equal(dayCounted({ kind: 'patrol', occurredAt, body: round }), '2026-11-30');
});
