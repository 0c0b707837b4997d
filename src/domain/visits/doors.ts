import { dayOf, type Day, type Instant } from '../calendar/utc8.ts';
import { grouped } from '../cases/referring.ts';
import { effective } from '../journal/effective.ts';
import type { Entry } from '../journal/entry.ts';
import type { Body } from '../journal/registry.ts';
import { doorKey } from './door.ts';

/** A household as a round sees it: its door and when somebody was last there. */
export interface Door {
  /** The first of its entries: what a visit names. */
  id: string;
  /** All its entries. */
  ids: string[];
  group?: string;
  label: string;
  /** The last visit, and the officers it counts for; null: never. */
  visited: { on: Day; by: string[] } | null;
}

/**
 * The households of a village, each once however often it was put down, longest not visited first, never visited before all;
 * of one day in the order of groups and numbers. `entries`: raw. One whose texts were erased has no door to go to.
 */
export function doorsOf(entries: readonly Entry[]): Door[] {
  const doors = new Map<string, Door>();
  const byId = new Map<string, Door>();
  const counting = effective(entries);
  for (const entry of counting) {
    // an erased text is absent, whatever the schema says
    if (entry.kind !== 'household' || (entry.body as Partial<Body<'household'>>).label === undefined) continue;
    const key = doorKey(entry.id, entry.body);
    const door = doors.get(key) ?? { id: entry.id, ids: [], ...entry.body, visited: null };
    door.ids.push(entry.id);
    doors.set(key, door);
    byId.set(entry.id, door);
  }
  for (const entry of counting) {
    if (entry.kind !== 'visit') continue;
    for (const household of entry.body.households) {
      const door = byId.get(household);
      if (door === undefined) continue;
      if (door.visited === null || entry.occurredOn >= door.visited.on)
        door.visited = { on: entry.occurredOn, by: [...entry.own] };
    }
  }
  return [...doors.values()].sort((a, b) => inOrder(a.visited?.on ?? '', b.visited?.on ?? '') || byNumber(a, b));
}

/** As doors stand along the road: by group, by number. */
const byNumber = (a: Door, b: Door): number =>
  naturally(a.group ?? '', b.group ?? '') || naturally(a.label, b.label) || inOrder(a.id, b.id);

/** Doors by their groups, each as they are found by whoever looks for one: by number, whenever somebody was last there. */
export const doorsByGroup = (doors: readonly Door[]): [group: string, doors: Door[]][] => [
  ...grouped([...doors].sort(byNumber), ({ group = '' }) => group),
];

/** The household that an id names, by its first entry; an id that names none stays what it is. */
export function doorFinder(entries: readonly Entry[]): (id: string) => string {
  const first = new Map(doorsOf(entries).flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)));
  return (id) => first.get(id) ?? id;
}

/** A household that is not proposed until a day is over (下次先不推荐): kept on the phone alone. */
export interface Aside {
  door: string;
  until: Day;
}

interface Asked {
  asOf: Instant;
  aside: readonly Aside[];
}

/** Which doors are set aside at a moment: they are not proposed, and may be gone to all the same. */
export function asideAt({ asOf, aside }: Asked): (door: Door) => boolean {
  const today = dayOf(asOf);
  const left = new Set(aside.filter(({ until }) => until >= today).map(({ door }) => door));
  return ({ ids }) => ids.some((id) => left.has(id));
}

/** The doors to see next, without those set aside for now. */
export function propose(entries: readonly Entry[], asked: Asked): Door[] {
  const isAside = asideAt(asked);
  return doorsOf(entries).filter((door) => !isAside(door));
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers within a text by their value, in either width: 2号 before 10号. */
function naturally(a: string, b: string): number {
  const [one, two] = [parts(a), parts(b)];
  for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
    const [left = '', right = ''] = [one[index], two[index]];
    const byValue = DIGITS.test(left) && DIGITS.test(right) ? Number(left) - Number(right) : 0;
    const order = byValue || inOrder(left, right);
    if (order !== 0) return order;
  }
  return one.length - two.length;
}

const DIGITS = /^[0-9]+$/;
const parts = (text: string): string[] => text.normalize('NFKC').match(/[0-9]+|[^0-9]+/g) ?? [];
