import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import { startOf } from '../../src/domain/calendar/utc8.ts';
import type { Body, Kind } from '../../src/domain/journal/registry.ts';
import { type Answer, type Caller, LUNAN } from './server.ts';

/** An entry as a phone sends it. */
export interface Sent {
  id: string;
  village: string;
  kind: Kind;
  body: unknown;
  [field: string]: unknown;
}

/** An entry of 路南村 noted as it happened, unless said otherwise; `when`: `2026-11-23 09:00`. */
export function note<K extends Kind>(kind: K, when: string, body: Body<K>, more: object = {}): Sent {
  const [day = '', time = '09:00'] = when.split(' ');
  const at = startOf(day, time);
  return { id: uuidv7(), village: LUNAN, kind, occurredAt: at, recordedAt: at, onSite: true, body, ...more };
}

/** Pushes entries and answers what became of each. */
export async function outcomes(caller: Caller, entries: Sent[]): Promise<Answer['body'][]> {
  const { status, body } = await caller.post('/api/journal', { entries });
  assert.equal(status, 200, JSON.stringify(body));
  return body.results;
}

/** Pushes entries that must all be accepted; answers their numbers. */
export async function push(caller: Caller, ...entries: Sent[]): Promise<number[]> {
  const results = await outcomes(caller, entries);
  for (const result of results) assert.equal(result.status, 'accepted', JSON.stringify(result));
  return results.map((result) => result.number);
}

/** Doors of a village, all put down at one time. */
export const doors = (count: number, when: string, more: object = {}): Sent[] =>
  Array.from({ length: count }, (_, index) =>
    note('household', when, { group: '邹庄', label: `${index + 1}号` }, more),
  );

export const visitTo = (when: string, called: Sent[], more: object = {}): Sent =>
  note('visit', when, { households: called.map((door) => door.id), purpose: 'routine' }, more);

export const told = (when: string, more: object = {}): Sent =>
  note('information', when, { category: 'theft', direction: 'toStation' }, { onSite: false, ...more });

export const lawClassOn = (when: string, more: object = {}): Sent =>
  note('lawClass', when, { audience: ['villagers'], topics: ['fraud'], attendance: 30 }, more);
