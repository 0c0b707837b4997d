import type { Body } from '../journal/registry.ts';
import { doorKey } from './door.ts';
import type { Door } from './doors.ts';

/** Doors of a group by their numbers, both inclusive. */
export interface DoorRange {
  group?: string;
  from: number;
  to: number;
}

/** No group has more at once; a slip of the pen stays small. */
const MOST = 500;
const RANGE = /^(.*?)\s*([0-9]{1,5})\s*号?(?:\s*[-~‐-―−至到]\s*([0-9]{1,5})\s*号?)?$/u;

/**
 * What was typed as a range of doors, in either width: `邹庄 1–48号`, `1-48`, `邹庄１～４８`, `二组 7号`. Null: it is none, or it
 * names more than 500 doors.
 */
export function readDoorRange(typed: string): DoorRange | null {
  const found = RANGE.exec(typed.normalize('NFKC').trim());
  if (found === null) return null;
  const [, group = '', first = '', last = first] = found;
  const [from, to] = [Number(first), Number(last)];
  if (from < 1 || to < from || to - from >= MOST || group.length > 30) return null;
  return group === '' ? { from, to } : { group, from, to };
}

/**
 * The bodies of the households of a range that are not there yet, and how many already are: `邹庄 1–48号` twice makes 48.
 */
export function doorRange(
  { group, from, to }: DoorRange,
  known: readonly Pick<Door, 'group' | 'label'>[],
): { bodies: Body<'household'>[]; existing: number } {
  const there = new Set(known.map((door) => doorKey('', door)));
  const bodies: Body<'household'>[] = [];
  for (let number = from; number <= to; number += 1) {
    const body = group === undefined ? { label: `${number}号` } : { group, label: `${number}号` };
    if (!there.has(doorKey('', body))) bodies.push(body);
  }
  return { bodies, existing: to - from + 1 - bodies.length };
}
