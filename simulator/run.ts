import { type Day, addDays, startOf } from '../src/domain/calendar/utc8.ts';
import { type CityPlan, type Place, type PlannedPosting, planCity } from './city.ts';
import type { People } from './life/scene.ts';
import { storyVillage } from './life/story.ts';
import { VillageLife } from './life/village.ts';
import type { Line, Order } from './line.ts';
import type { Phone, Tally } from './phone.ts';
import { daysFrom } from './season.ts';
import { type Settled, settle } from './settle.ts';
import { together } from './together.ts';

/** How many phones find coverage in the same moment. */
const AT_ONCE = 96;

/** Lives the months day by day: in the evening phones upload, ten minutes later the stations answer. */
export async function run(order: Order, line: Line, holidays: ReadonlySet<Day>): Promise<Tally> {
  const long = new Set(order.long);
  const places = order.villages.map((place) => ({
    ...place,
    first: long.has(place.village) ? order.firstLong : order.first,
  }));
  const plan = planCity(places, order.seed, order.last);
  const settled = await settle(order, plan, line);
  const city = new City(order, places, plan, settled);
  const tally: Tally = { accepted: 0, duplicate: 0, held: 0, refused: 0 };
  const days = [...daysFrom(order.firstLong, order.last)];
  const of = days.reduce((sum, day) => sum + city.livingOn(day), 0);
  let done = 0;
  for (const day of days) {
    city.live(day, holidays.has(day));
    if (order.through !== undefined && day <= order.through) city.skip(day, tally);
    else {
      await evening(city.officers, day, '22:00', line, tally);
      await evening(city.clerks, day, '22:10', line, tally);
    }
    done += city.livingOn(day);
    line.progress(done, of, day, tally.accepted);
  }
  return tally;
}

async function evening(phones: Phone[], day: Day, time: string, line: Line, tally: Tally): Promise<void> {
  const at = startOf(day, time);
  await line.moveTo(at);
  const due = phones.filter((phone) => phone.waitsUntil(day));
  await together(due, AT_ONCE, (phone) => phone.push(at, tally));
}

/** Villages, their postings and the phones of those posted. */
class City {
  readonly officers: Phone[];
  readonly clerks: Phone[];
  readonly #lives: { life: VillageLife; first: Day }[];
  readonly #postings: Map<string, PlannedPosting[]>;
  readonly #ids: Map<string, string>;
  readonly #byId: Map<string, Phone>;
  readonly #clerkOf: Map<string, string>;

  constructor(order: Order, places: Place[], plan: CityPlan, { ids, phones }: Settled) {
    const isClerk = new Set(plan.officers.filter((officer) => officer.station).map((officer) => officer.badge));
    this.#ids = ids;
    this.officers = [...phones].filter(([badge]) => !isClerk.has(badge)).map(([, phone]) => phone);
    this.clerks = [...phones].filter(([badge]) => isClerk.has(badge)).map(([, phone]) => phone);
    this.#byId = new Map([...phones.values()].map((phone) => [phone.officer, phone]));
    this.#postings = Map.groupBy(plan.postings, (posting) => posting.village);
    this.#clerkOf = clerksOf(order, plan, ids);
    this.#lives = places.map(({ village, first }) => ({
      first,
      life: new VillageLife(village, order.seed, doorsOf(village, order), first),
    }));
  }

  /** In how many villages the story has begun by that day. */
  livingOn(day: Day): number {
    return this.#lives.filter(({ first }) => first <= day).length;
  }

  /** One day in every village whose story has begun; what is noted goes into the outboxes. */
  live(day: Day, holiday: boolean): void {
    for (const { life, first } of this.#lives) {
      if (day < first) continue;
      for (const { by, waits, entry } of life.day(day, this.#peopleOf(life.village, day), holiday)) {
        this.#byId.get(by)?.keep(entry, addDays(day, waits));
      }
    }
  }

  /** An evening that was sent by the run before. */
  skip(day: Day, tally: Tally): void {
    for (const phones of [this.officers, this.clerks])
      for (const phone of phones) if (phone.waitsUntil(day)) tally.accepted += phone.clear();
  }

  #peopleOf(village: string, day: Day): People {
    const on = (this.#postings.get(village) ?? []).filter(
      ({ from, to }) => from <= day && (to === undefined || day <= to),
    );
    const contact = on.find((posting) => posting.duty === 'contact');
    const resident = on.find((posting) => posting.duty === 'resident');
    return {
      station: this.#clerkOf.get(village) ?? '',
      ...(contact && { contact: this.#ids.get(contact.badge) ?? '' }),
      ...(resident && { resident: this.#ids.get(resident.badge) ?? '' }),
    };
  }
}

function clerksOf(order: Order, plan: CityPlan, ids: Map<string, string>): Map<string, string> {
  const clerks = new Map(
    plan.officers.flatMap(({ station, badge }) => (station ? [[station, ids.get(badge) ?? '']] : [])),
  );
  return new Map(order.villages.map(({ village, station }) => [village, clerks.get(station) ?? '']));
}

const doorsOf = (village: string, order: Order): number =>
  village === storyVillage ? 216 : order.long.includes(village) ? 60 : 26;
