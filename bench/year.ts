import type { People, Sent } from '../simulator/life/scene.ts';
import { VillageLife } from '../simulator/life/village.ts';
import { daysFrom } from '../simulator/season.ts';
import { addDays, type Day } from '../src/domain/calendar/utc8.ts';

/** Doors of a large village; with them its contact officer notes 720 entries in under two years. */
const DOORS = 216;
const FIRST: Day = '2025-01-01';

/** What is told of a village from a day on until the day before yesterday, and by whom; a station tells nothing here. */
export function toldFrom(first: Day, village: string, people: Omit<People, 'station'>, doors = DOORS) {
  const life = new VillageLife(village, 'bench', doors, first);
  const told = new Map<string, { by: string; entry: Sent }>();
  for (const day of daysFrom(first, addDays(new Date().toISOString().slice(0, 10), -2))) {
    for (const { by, entry } of life.day(day, { ...people, station: 'nobody' }, false)) {
      const before = entry.about === undefined ? undefined : told.get(entry.about);
      // what answers someone else's entry has nothing to answer where each phone sends its own
      if (by !== 'nobody' && (entry.about === undefined || before?.by === by)) told.set(entry.id, { by, entry });
    }
  }
  return [...told.values()];
}

/** The first `count` entries that a village's contact officer notes by themself, as the simulator tells them. */
export function notedBy(officer: string, village: string, count: number): Sent[] {
  const told = toldFrom(FIRST, village, { contact: officer });
  if (told.length < count) throw new Error(`${village} tells only ${told.length} entries`);
  return told.slice(0, count).map(({ entry }) => entry);
}
