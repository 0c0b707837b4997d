import { type Day, addDays } from '../src/domain/calendar/utc8.ts';
import type { AlertTopic } from './words.ts';

/** What a month brings to a village of the Huang-Huai plain: which warning is due, how busy people are at home or in the fields. */
export interface Season {
  topics: readonly AlertTopic[];
  /** Share of doors found open. */
  atHome: number;
  /** Disputes against the year's average: harvest and the weeks when migrants are home bring more. */
  disputes: number;
}

const seasons: Record<string, Season> = {
  '01': { topics: ['coGas', 'fireworks', 'fraud'], atHome: 0.95, disputes: 1.3 },
  '02': { topics: ['fireworks', 'traffic', 'fraud'], atHome: 0.95, disputes: 1.4 },
  '03': { topics: ['fire', 'fraud'], atHome: 0.85, disputes: 0.9 },
  '04': { topics: ['fire', 'theft'], atHome: 0.85, disputes: 0.9 },
  '05': { topics: ['fraud', 'traffic'], atHome: 0.8, disputes: 1.1 },
  '06': { topics: ['harvest', 'strawBurning', 'drowning'], atHome: 0.6, disputes: 1.6 },
  '07': { topics: ['drowning', 'fraud'], atHome: 0.85, disputes: 0.9 },
  '08': { topics: ['drowning', 'traffic'], atHome: 0.85, disputes: 0.8 },
  '09': { topics: ['traffic', 'fraud'], atHome: 0.8, disputes: 1 },
  '10': { topics: ['harvest', 'strawBurning'], atHome: 0.65, disputes: 1.5 },
  '11': { topics: ['fire', 'theft', 'fraud'], atHome: 0.85, disputes: 1 },
  '12': { topics: ['coGas', 'fire'], atHome: 0.9, disputes: 1.1 },
};

/** The season a day falls in. */
export function seasonOf(day: Day): Season {
  const season = seasons[day.slice(5, 7)];
  if (!season) throw new RangeError(`not a day: ${day}`);
  return season;
}

/** Market is held on two days of ten (逢集), different from village to village. */
export const isMarketDay = (day: Day, start: number): boolean => {
  const within = Number(day.slice(8)) % 5;
  return within === start % 5;
};

/** All days from `first` to `last`, both inclusive. */
export function* daysFrom(first: Day, last: Day): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}
