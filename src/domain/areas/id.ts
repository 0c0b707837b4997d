import { z } from 'zod';

export const levels = ['province', 'city', 'county', 'township', 'village'] as const;
export type Level = (typeof levels)[number];
export const areaTypes = ['village', 'community', 'other'] as const;
export type AreaType = (typeof areaTypes)[number];

const PARTS = /^[0-9A-Z]{2}(?:[0-9A-Z]{2}(?:[0-9A-Z]{2}(?:[0-9A-Z]{3}(?:[0-9A-Z]{3})?)?)?)?$/;
const LENGTHS = [2, 4, 6, 9, 12];

/** Nothing before this day is known to the system; a village without a stated day is in the scheme since then. */
export const FIRST_DAY = '2013-01-01';

/** An area's id: 2, 4, 6, 9 or 12 digits or capital letters; letters are for functional zones, which no official code names. */
export const areaId = z.string().regex(PARTS, 'bad_area_id');
/** A village's id: 12 digits or capital letters. */
export const villageId = z.string().regex(/^[0-9A-Z]{12}$/, 'bad_village_id');

/** The level an id stands for, by its length; undefined when it is no area id. */
export function levelOf(id: string): Level | undefined {
  return PARTS.test(id) ? levels[LENGTHS.indexOf(id.length)] : undefined;
}

/** The id of the area above: a prefix of this one; null for a province. */
export function parentOf(id: string): string | null {
  const at = LENGTHS.indexOf(id.length);
  return at > 0 ? id.slice(0, LENGTHS[at - 1]) : null;
}

/** The ids of the areas an area lies in, from the province down to itself. */
export const idsDownTo = (id: string): string[] =>
  LENGTHS.filter((length) => length <= id.length).map((length) => id.slice(0, length));

/** The narrowest area that holds all of these; undefined when they lie in several provinces, or there is none. */
export function commonArea(ids: readonly string[]): string | undefined {
  const [first] = ids;
  if (first === undefined) return undefined;
  return idsDownTo(first)
    .reverse()
    .find((area) => ids.every((id) => id.startsWith(area)));
}

/** The county of a village or township: where its journal is kept. */
export const countyOf = (id: string): string => id.slice(0, 6);

/** The length of the ids at a level. */
export const lengthAt = (level: Level): number => LENGTHS[levels.indexOf(level)] ?? 0;

/**
 * What an area of village level is, by the last three digits of its code (statistical coding rules, 2023): 001–199
 * communities (居民委员会), 200–399 villages (村民委员会), the rest others. A code with letters there says nothing: other.
 */
export function typeByCode(id: string): AreaType {
  const number = Number(/\d{3}$/.exec(id)?.[0] ?? Number.NaN);
  if (number >= 1 && number <= 199) return 'community';
  return number >= 200 && number <= 399 ? 'village' : 'other';
}

/** Whether coverage counts an area of this type until the deployment says otherwise. */
export const inSchemeByType = (type: AreaType): boolean => type === 'village';

/** The official statistical code an id equals by default: its own when it is all digits, none for a functional zone. */
export const officialCodeOf = (id: string): string | null => (/^\d+$/.test(id) ? id : null);

/** Whether an area lies in another or is it. */
export const liesIn = (id: string, area: string): boolean => id.startsWith(area);
