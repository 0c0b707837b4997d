import type { Body } from '../journal/registry.ts';
import { gridOf } from '../numbers/persons.ts';
import { doorKey } from './door.ts';
import { readDoorRange } from './doorRange.ts';

/** What a village's own sheet of households says of its doors. */
export interface DoorSheet {
  doors: Body<'household'>[];
  /** Headings of the columns that were read. */
  read: string[];
  /** Headings of the columns that nobody looked into: names, numbers of persons, whatever else. */
  left: string[];
  /** Rows that name no door. */
  passedOver: number;
}

/** As many as a village has; what is more is another sheet. */
export const MOST_DOORS = 3000;
const LONGEST = 30;

const GROUP = /(?:村民|居民)?[小大]?组|自然[村庄]|^[庄队片圩]|庄名|小区|^楼|group|hamlet/i;
const DOOR = /门牌|门号|房号|户号|户编号|^(?:牌|编)号$|door|house ?(?:no|number)/i;
const HOW_MANY = /户数|households/i;
/** Numbers of persons, and whatever names one: not a door, however it ends. */
const OF_A_PERSON = /身份|证件|电话|手机|银行|账号|卡号|车牌|微信|姓名|户主|人员|联系|person|phone|name/i;

type Column = { heading: string; at: number };

/**
 * The doors of a sheet: of its columns only those are looked into whose headings mean a group and a door (红线 R1), or a group and
 * how many households it has. Each door once. A door has a number: a cell without one may be a name, and is passed over.
 */
export function readDoorSheet(cells: readonly (readonly string[])[]): DoorSheet {
  const { headings, rows } = gridOf(cells);
  const columns = headings.map((heading, at) => ({ heading, at }));
  const meaning = (what: RegExp): Column | undefined =>
    columns.find(({ heading }) => what.test(heading) && !OF_A_PERSON.test(heading));
  const [door, many] = [meaning(DOOR), meaning(HOW_MANY)];
  const group = columns.find(
    (one) => one !== door && one !== many && GROUP.test(one.heading) && !OF_A_PERSON.test(one.heading),
  );
  const wanted = [group, door ?? (group && many)].filter((one) => one !== undefined);
  const cellOf = (row: readonly string[], column: Column | undefined): string =>
    column ? (row[column.at] ?? '').normalize('NFKC').trim() : '';
  const doors = new Map<string, Body<'household'>>();
  let passedOver = 0;
  for (const row of door || many ? rows : []) {
    const name = cellOf(row, group).slice(0, LONGEST);
    const found = door ? doorOf(name, cellOf(row, door)) : group ? doorsOfGroup(name, cellOf(row, many)) : [];
    if (found.length === 0) passedOver += 1;
    for (const body of found) doors.set(doorKey('', body), body);
  }
  return {
    doors: [...doors.values()],
    read: wanted.map(({ heading }) => heading),
    left: columns.filter((one) => !wanted.includes(one)).map(({ heading }) => heading),
    passedOver,
  };
}

/** A door by its number (`48`, `48号`, `邹庄48号`, `3-2`); none where there is no number. */
function doorOf(group: string, cell: string): Body<'household'>[] {
  if (!/\d/.test(cell) || cell.length > LONGEST) return [];
  const range = readDoorRange(cell);
  const one = range !== null && range.from === range.to ? range : undefined;
  const own = group || one?.group || '';
  const label = one && (one.group === undefined || one.group === own) ? `${one.from}号` : cell;
  return [own === '' ? { label } : { group: own, label }];
}

/** The doors of a group of so many households, from the first on. */
function doorsOfGroup(group: string, cell: string): Body<'household'>[] {
  const many = Number(/^(\d{1,3})户?$/.exec(cell)?.[1] ?? 0);
  return group === '' ? [] : Array.from({ length: many }, (_, at) => ({ group, label: `${at + 1}号` }));
}
