import { type Day, addDays } from '../../src/domain/calendar/utc8.ts';
import { information, places } from '../words.ts';
import type { Scene } from './scene.ts';

type Category = keyof typeof information;

/** What is passed on in both directions, and how each item is answered. */
export class News {
  readonly #unanswered: { id: string; on: Day }[] = [];
  readonly #briefings: { id: string; on: Day }[] = [];

  /** The contact officer passes on what was heard. */
  tell(scene: Scene, officer: string, items: number): void {
    for (let item = 0; item < items; item++) {
      const category = scene.chance.weighted<Category>({
        scam: 5,
        theft: 3,
        traffic: 3,
        fire: 3,
        disputeRisk: 3,
        disasterRisk: 2,
        serviceNeed: 2,
        other: 2,
      });
      const id = scene.note(
        officer,
        'information',
        { category, direction: 'toStation', ...(scene.chance.happens(0.5) && { place: scene.chance.pick(places) }) },
        { at: scene.time(9, 18), note: scene.chance.pick(information[category]) },
      );
      this.#unanswered.push({
        id,
        on: addDays(
          scene.arrives(officer),
          scene.chance.happens(0.9) ? scene.chance.int(0, 3) : scene.chance.int(8, 20),
        ),
      });
    }
  }

  /** The resident officer briefs the contact officer. */
  brief(scene: Scene, officer: string): void {
    const category = scene.chance.pick(['scam', 'theft', 'fire', 'traffic'] as const);
    const id = scene.note(
      officer,
      'information',
      { category, direction: 'toContact' },
      { at: scene.time(8, 9), note: scene.chance.pick(information[category]) },
    );
    this.#briefings.push({ id, on: addDays(scene.arrives(officer), 1) });
  }

  /** The contact officer, in the village again, answers what the resident officer passed on. */
  answerBriefings(scene: Scene, officer: string): void {
    for (const item of this.#briefings.splice(0)) {
      if (item.on > scene.day) this.#briefings.push(item);
      else
        scene.note(
          officer,
          'informationOutcome',
          { outcome: 'used' },
          { at: scene.time(17, 18), about: item.id, note: '已结合走访了解' },
        );
    }
  }

  /** Twice a week the station answers what has waited its time: used, merged or not used, and why. */
  answer(scene: Scene): void {
    if (![1, 4].includes(weekday(scene.day))) return;
    for (const item of this.#unanswered.splice(0)) {
      if (item.on > scene.day) {
        this.#unanswered.push(item);
        continue;
      }
      const outcome = scene.chance.weighted({ used: 6, merged: 2, notUsed: 2 });
      const note = { used: '已安排核查', merged: '与前期情况合并处理', notUsed: '经核实情况已消除' }[outcome];
      scene.note(
        scene.people.station,
        'informationOutcome',
        { outcome },
        { at: scene.time(9, 17), about: item.id, note },
      );
    }
  }
}

/** 0 is Sunday. */
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
