import type { Sent } from '../simulator/life/scene.ts';
import { VillageLife } from '../simulator/life/village.ts';
import { daysFrom } from '../simulator/season.ts';
import { addDays, type Day } from '../src/domain/calendar/utc8.ts';

/** Doors of a large village; with them its contact officer notes 720 entries in under two years. */
const DOORS = 216;
const FIRST: Day = '2025-01-01';

/** The first `count` entries that a village's contact officer notes by themself, as the simulator tells them. */
export function notedBy(officer: string, village: string, count: number): Sent[] {
  const life = new VillageLife(village, 'bench', DOORS, FIRST);
  const told = new Map<string, Sent>();
  for (const day of daysFrom(FIRST, addDays(new Date().toISOString().slice(0, 10), -2))) {
    for (const { by, entry } of life.day(day, { contact: officer, station: 'nobody' }, false)) {
      // what answers someone else's entry has nothing to answer here
      if (by === officer && (entry.about === undefined || told.has(entry.about))) told.set(entry.id, entry);
    }
  }
  if (told.size < count) throw new Error(`${village} tells only ${told.size} entries`);
  return [...told.values()].slice(0, count);
}
