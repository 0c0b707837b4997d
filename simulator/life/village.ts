import { type Day, daysOfMonth, monthOf } from '../../src/domain/calendar/utc8.ts';
import { Chance } from '../chance.ts';
import { isMarketDay, seasonOf } from '../season.ts';
import { Dangers } from './dangers.ts';
import { News } from './news.ts';
import { Quarrels } from './quarrels.ts';
import { type MonthPlan, Rounds, planMonth } from './rounds.ts';
import { type Noted, type People, Scene } from './scene.ts';
import { Service } from './service.ts';
import { Story, storyVillage } from './story.ts';

/** A village through the months: ask it for one day after another, in order. */
export class VillageLife {
  readonly village: string;
  readonly #chance: Chance;
  readonly #rounds: Rounds;
  readonly #quarrels = new Quarrels();
  readonly #dangers = new Dangers();
  readonly #news = new News();
  readonly #service = new Service();
  readonly #market: number;
  readonly #story: Story | undefined;
  #plan: MonthPlan | undefined;

  constructor(village: string, seed: string, doors: number, first: Day) {
    this.village = village;
    this.#chance = new Chance(`${seed} ${village}`);
    this.#rounds = new Rounds(doors);
    this.#market = this.#chance.int(0, 4);
    if (village === storyVillage) this.#story = new Story(monthOf(first));
  }

  /** What is noted in the village that day, in the order it happened. */
  day(day: Day, people: People, holiday: boolean): Noted[] {
    const scene = new Scene(this.village, day, this.#chance, seasonOf(day), people);
    const plan = this.#planFor(scene);
    const today = Number(day.slice(8));
    const { contact, resident } = people;
    const contactHere = contact !== undefined && plan.contactDays.has(today);
    const residentHere = resident !== undefined && plan.residentDays.has(today) && !holiday;
    if (contactHere) scene.inVillage.add(contact);
    if (residentHere) scene.inVillage.add(resident);
    if (residentHere) this.#residentDay(scene, resident, contactHere);
    if (contactHere) this.#contactDay(scene, contact, plan);
    else if (contact && plan.news > 0 && this.#chance.happens(0.05)) this.#tell(scene, contact, plan, 1);
    const officer = contactHere ? contact : (resident ?? contact);
    this.#quarrels.live(scene, officer);
    this.#dangers.live(scene, officer);
    this.#service.live(scene, officer, resident);
    if (contact) this.#story?.live(scene, contact);
    this.#news.answer(scene);
    return scene.noted.sort((a, b) => (a.entry.occurredAt < b.entry.occurredAt ? -1 : 1));
  }

  #planFor(scene: Scene): MonthPlan {
    const month = monthOf(scene.day);
    if (this.#plan?.month !== month) {
      this.#plan = planMonth(scene, month, daysOfMonth(month).days, this.#story !== undefined);
      // market day is when people are met
      for (const planned of [...this.#plan.contactDays]) {
        const moved = planned + 1;
        if (
          moved <= 28 &&
          !isMarketDay(`${month}-${String(planned).padStart(2, '0')}`, this.#market) &&
          this.#chance.happens(0.5)
        ) {
          this.#plan.contactDays.delete(planned);
          this.#plan.contactDays.add(moved);
        }
      }
    }
    return this.#plan;
  }

  #contactDay(scene: Scene, contact: string, plan: MonthPlan): void {
    const daysLeft = [...plan.contactDays].filter((day) => day >= Number(scene.day.slice(8))).length;
    const doors = Math.ceil(plan.doors / Math.max(1, daysLeft));
    plan.doors -= doors;
    const companions =
      scene.people.resident && scene.inVillage.has(scene.people.resident) ? [scene.people.resident] : [];
    this.#rounds.visit(scene, contact, doors, companions);
    this.#tell(scene, contact, plan, Math.ceil(plan.news / Math.max(1, daysLeft)));
    this.#news.answerBriefings(scene, contact);
  }

  #residentDay(scene: Scene, resident: string, contactHere: boolean): void {
    scene.note(
      resident,
      'diary',
      { work: scene.chance.some(['meeting', 'committee', 'inspection', 'talk'], 2) },
      { at: '08:40' },
    );
    if (!contactHere) this.#rounds.visit(scene, resident, scene.chance.int(3, 8));
    if (scene.chance.happens(0.6)) this.#news.brief(scene, resident);
  }

  #tell(scene: Scene, contact: string, plan: MonthPlan, wanted: number): void {
    const items = Math.min(wanted, plan.news);
    plan.news -= items;
    this.#news.tell(scene, contact, items);
  }
}
