import type { Entry } from '../journal/entry.ts';
import type { Body } from '../journal/registry.ts';
import { doorKey } from './door.ts';
import { doorsOf } from './doors.ts';

/** A closed village whose journal lies here. */
export interface Before {
  village: string;
  name: string;
  entries: readonly Entry[];
}

/**
 * The doors of closed villages that are not put down yet in the one that goes on with them: visits there count for its own doors
 * alone. A village that only got another code keeps its groups; where several became one, or one came to another, the groups say
 * which village they were, for each has a 一组. `entries`: raw, of the village that goes on; a door once taken back there stays so.
 */
export function carriedDoors(entries: readonly Entry[], before: readonly Before[]): Body<'household'>[] {
  const continued = new Map(entries.flatMap(continuedIn));
  const there = new Set(entries.flatMap((entry) => (entry.kind === 'household' ? doorKey(entry.id, entry.body) : [])));
  return before
    .flatMap(({ village, name, entries: old }) => {
      const as = continued.get(village);
      return as
        ? doorsOf(old).map(({ group, label }) => bodyOf(as === 'it' ? group : `${name}${group ?? ''}`, label))
        : [];
    })
    .filter((body) => !there.has(doorKey('', body)));
}

/** The villages that an entry says are gone on with, as the village itself under another code or as a part of it. */
function continuedIn(entry: Entry): [village: string, as: 'it' | 'part'][] {
  if (entry.kind !== 'continuation') return [];
  const { continues } = entry.body;
  const as = entry.number === 1 && continues.length === 1 ? 'it' : 'part';
  return continues.map(({ village }) => [village, as]);
}

const bodyOf = (group: string | undefined, label: string): Body<'household'> =>
  group === undefined ? { label } : { group, label };
