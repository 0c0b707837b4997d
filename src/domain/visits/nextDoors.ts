import { effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { Body } from '../journal/registry.ts';
import { doorKey } from './door.ts';
import { type Door, doorsOf } from './doors.ts';

/** A group of a village with the numbers at which no household is put down yet. */
export interface FreeDoors {
  group?: string;
  /** The number after the last one put down. */
  next: number;
  free: number[];
}

/** Where nobody said how many doors a group has, so many are offered beyond the last. */
const BEYOND = 30;
const NUMBER = /([0-9]{1,5})\s*号?$/u;

/**
 * The groups of a village and the doors in them that are not put down yet, so that a household never visited is chosen and
 * not typed. Groups: those of the village profile (村情) and of the doors there are, as they came; a village without any has
 * its doors in none. `entries`: raw; `made`: doors about to be put down.
 */
export function nextDoors(entries: readonly Entry[], made: readonly Body<'household'>[] = []): FreeDoors[] {
  const doors = [...doorsOf(entries), ...made];
  const groups = groupsOf(entries, doors);
  const there = new Set(doors.map((door) => doorKey('', door)));
  return [...groups.values()].map(({ group, last, doors: most }) => {
    const numbers = Array.from({ length: Math.max(most, last + BEYOND) }, (_, index) => index + 1);
    const free = numbers.filter((number) => !there.has(doorKey('', bodyOf(group, number))));
    const next = free.find((number) => number > last) ?? last + 1;
    return { ...(group === undefined ? {} : { group }), next, free };
  });
}

/** The body of a household by its number, as `doorRange` puts it. */
export function bodyOf(group: string | undefined, number: number): Body<'household'> {
  return group === undefined ? { label: `${number}号` } : { group, label: `${number}号` };
}

interface Group {
  group: string | undefined;
  doors: number;
  last: number;
}

function groupsOf(entries: readonly Entry[], doors: readonly Pick<Door, 'group' | 'label'>[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (group: string | undefined): Group => {
    const key = doorKey('', { label: group ?? '' });
    const found = groups.get(key) ?? { group, doors: 0, last: 0 };
    groups.set(key, found);
    return found;
  };
  for (const { group, doors: count = 0 } of profileOf(entries)) groupOf(group).doors = count;
  for (const { group, label } of doors) {
    const found = groupOf(group);
    found.last = Math.max(found.last, Number(NUMBER.exec(label.normalize('NFKC'))?.[1] ?? 0));
  }
  if (groups.size === 0) groupOf(undefined);
  return groups;
}

/** The groups that the village profile names, as it was told last; an erased name is none. */
function profileOf(entries: readonly Entry[]): { group: string; doors?: number }[] {
  const profiles = effective(entries).filter((entry) => entry.kind === 'villageProfile');
  const groups = profiles[profiles.length - 1]?.body.groups ?? [];
  return groups.filter(({ group }) => (group as string | undefined) !== undefined);
}
