import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import type { Caller, TestServer } from '../../support/server.ts';

export interface Noted {
  day: string;
  kind: string;
  body: object;
  onSite?: boolean;
  note?: string;
}

/** Notes of an officer in a village, made and sent as a phone does; answers their ids. */
export async function note(officer: Caller, village: string, notes: readonly Noted[]): Promise<string[]> {
  const entries = notes.map(({ day, onSite = true, ...rest }) => ({
    ...{ id: uuidv7(), village, onSite, ...rest },
    // the first moments of the day: whenever the tests run, they have been
    occurredAt: `${day}T00:00:00+08:00`,
    recordedAt: `${day}T00:00:01+08:00`,
  }));
  const { body } = await officer.post('/api/journal', { officer: officer.id, entries });
  const results = body.results as { status: string }[];
  assert.ok(
    results.every(({ status }) => status === 'accepted'),
    JSON.stringify(results),
  );
  return entries.map(({ id }) => id);
}

/** Sends entries in the name of someone who signs in by hand elsewhere. */
export async function sendAs(
  server: TestServer,
  owner: { id: string; badge: string },
  entries: readonly object[],
  expected = 'accepted',
) {
  const token = await server.services.signIn.issueSession(owner);
  const answer = await fetch(`${server.address}/api/journal`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ entries }),
  });
  const { results } = (await answer.json()) as { results: { status: string }[] };
  for (const { status } of results) assert.equal(status, expected, JSON.stringify(results));
}

/** So many doors of a group, and one visit to all of them on a day. */
export async function visitDoors(officer: Caller, village: string, day: string, doors: number): Promise<void> {
  const opened = Array.from({ length: doors }, (_, index) => ({
    ...{ day, kind: 'household' },
    body: { group: '邹庄', label: `${index + 1}号` },
  }));
  const households = await note(officer, village, opened);
  await note(officer, village, [{ day, kind: 'visit', body: { households, purpose: 'routine' } }]);
}
