import { uuidv7 } from 'uuidv7';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Issue } from '../../domain/journal/issue.ts';
import type { Body } from '../../domain/journal/registry.ts';
import { readSent } from '../../domain/journal/sent.ts';
import { doorKey } from '../../domain/visits/door.ts';
import { doorsOf } from '../../domain/visits/doors.ts';
import { now } from '../../ui/time.tsx';
import type { Language } from '../../ui/words.ts';
import { note } from '../outbox/unsent.ts';
import { householdOf } from './household.ts';

/** The doors that are not put down yet. */
export function newAmong(bodies: readonly Body<'household'>[], entries: readonly Entry[]): Body<'household'>[] {
  const there = new Set(doorsOf(entries).map((door) => doorKey('', door)));
  return bodies.filter((body) => !there.has(doorKey('', body)));
}

/** Puts doors down in one save; answers the first fault of them instead, and then none is. Rejects when the phone has no room. */
export async function putDown(
  bodies: readonly Body<'household'>[],
  village: string,
  language: Language,
): Promise<Issue | undefined> {
  const at = now();
  const households = bodies.map((body) => householdOf({ id: uuidv7(), ...body }, { village, onSite: false }, at));
  const fault = households.flatMap((one) => readSent(one, language).faults?.issues ?? [])[0];
  if (fault === undefined) await note(households);
  return fault;
}
