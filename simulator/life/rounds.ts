import type { Month } from '../../src/domain/calendar/utc8.ts';
import { hamlets } from '../words.ts';
import type { Scene } from './scene.ts';

/** Doors of a village and the rounds officers make of them: whom nobody has seen longest comes first. */
export class Rounds {
  /** Household ids, the one longest not visited first. */
  readonly #doors: string[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** On the first day in the village the doors are noted hamlet by hamlet (“邹庄 1–48号”). */
  noteDoors(scene: Scene, by: string): void {
    if (this.#doors.length > 0) return;
    const groups = scene.chance.some(hamlets, Math.max(2, Math.ceil(this.#size / 48)));
    for (let door = 0; door < this.#size; door++) {
      const group = groups[door % groups.length] ?? hamlets[0];
      const label = `${Math.floor(door / groups.length) + 1}号`;
      this.#doors.push(scene.note(by, 'household', { group, label }, { at: '08:30', onSite: true, waits: 0 }));
    }
  }

  /** One round by one officer, `wanted` doors; some are closed, a few would rather not. */
  visit(scene: Scene, by: string, wanted: number, companions: string[] = []): void {
    this.noteDoors(scene, by);
    let left = wanted;
    for (const hour of [9, 10, 14, 15, 16]) {
      if (left <= 0) break;
      const round = Math.min(left, scene.chance.int(4, 9), this.#doors.length);
      const open = this.#doors.splice(0, round);
      this.#doors.push(...open);
      left -= round;
      const notHome = scene.chance.times(round * (1 - scene.season.atHome));
      const declined = scene.chance.happens(0.04) ? 1 : 0;
      scene.note(
        by,
        'visit',
        {
          households: open,
          purpose: scene.chance.weighted({ routine: 7, safety: 3, followUp: 1, help: 1 }),
          ...(notHome > 0 && { notHome }),
          ...(declined > 0 && { declined }),
        },
        { at: scene.time(hour, hour + 1), ...(companions.length > 0 && { with: companions }) },
      );
    }
  }
}

/** How an officer means to spend a month in a village. */
export interface MonthPlan {
  month: Month;
  contactDays: Set<number>;
  residentDays: Set<number>;
  /** Doors still to be seen by the contact officer. */
  doors: number;
  /** Things still to be passed on by the contact officer. */
  news: number;
}

/** Most months are done properly; some officers come up short, a few do not come at all. */
export function planMonth(scene: Scene, month: Month, days: number, faithful: boolean): MonthPlan {
  const { chance } = scene;
  const temper = faithful ? 'full' : chance.weighted({ full: 84, short: 12, absent: 4 });
  const contactDays = temper === 'full' ? chance.int(2, 4) : temper === 'short' ? chance.int(1, 2) : 0;
  const all = Array.from({ length: days }, (_, index) => index + 1);
  return {
    month,
    contactDays: new Set(chance.some(all, contactDays)),
    residentDays: new Set(chance.some(all, chance.int(1, 3))),
    doors: temper === 'full' ? chance.int(20, 27) : temper === 'short' ? chance.int(8, 19) : 0,
    news: temper === 'full' ? chance.int(10, 12) : temper === 'short' ? chance.int(4, 9) : chance.int(0, 3),
  };
}
