import { daysOfMonth, type Day, type Month } from '../calendar/utc8.ts';

/** A policy put in force for an area and all below it; both days inclusive. */
export interface Force {
  area: string;
  from: Day;
  to: Day | null;
}

const covers = (force: Force, village: string, day: Day): boolean =>
  village.startsWith(force.area) && force.from <= day && (force.to === null || day <= force.to);

/** The more specific area, then the later start. */
const nearer = (a: Force, b: Force): boolean =>
  a.area.length !== b.area.length ? a.area.length > b.area.length : a.from > b.from;

/**
 * What is in force for a village (or any area) on a day (UTC+8): of those whose area is it or an ancestor of it, the most
 * specific; of several for one area the one that started last. Undefined: nothing is asked there yet.
 */
export function inForce<F extends Force>(forces: readonly F[], village: string, day: Day): F | undefined {
  let found: F | undefined;
  for (const force of forces)
    if (covers(force, village, day) && (found === undefined || nearer(force, found))) found = force;
  return found;
}

/**
 * What judges a whole month: the policy in force on its first day, so that nobody is held to a rule that came after the
 * month began; where there was none yet, the first that comes into force within it.
 */
export function inForceInMonth<F extends Force>(forces: readonly F[], village: string, month: Month): F | undefined {
  const { first, last } = daysOfMonth(month);
  const starts = forces.map((force) => force.from).filter((from) => first < from && from <= last);
  for (const day of [first, ...starts.sort()]) {
    const found = inForce(forces, village, day);
    if (found !== undefined) return found;
  }
  return undefined;
}
