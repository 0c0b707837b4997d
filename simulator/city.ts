import { type Day, addDays } from '../src/domain/calendar/utc8.ts';
import { Chance } from './chance.ts';
import { givenNames, surnames, units } from './words.ts';

export interface PlannedOfficer {
  badge: string;
  name: string;
  workPhone: string;
  unit: string;
  grade: 'police' | 'auxiliary';
  /** The station whose clerk this is; else an officer of villages. */
  station?: string;
}

export interface PlannedPosting {
  badge: string;
  village: string;
  duty: 'resident' | 'contact';
  lead: boolean;
  from: Day;
  to?: Day;
}

export interface PlannedAbsence {
  badge: string;
  from: Day;
  to: Day;
  kind: 'leave' | 'duty';
  substitute?: string;
}

export interface CityPlan {
  officers: PlannedOfficer[];
  postings: PlannedPosting[];
  absences: PlannedAbsence[];
}

/** A village of the scheme, its station, and the day its story begins. */
export interface Place {
  village: string;
  station: string;
  first: Day;
}

/**
 * People for a city: 743 contact officers of departments and 529 resident officers of stations per 989 villages, as the
 * scheme had them, with what happens to any city: villages without anyone, two leads, posts about to end, transfers, leave.
 * Names are drawn from lists; the numbers cannot be dialled.
 */
export function planCity(places: Place[], seed: string, last: Day): CityPlan {
  const chance = new Chance(`${seed} city`);
  const people = new People(chance);
  const plan: CityPlan = { officers: people.officers, postings: [], absences: [] };
  const stations = [...new Set(places.map((place) => place.station))];
  for (const station of stations) people.add('派出所', { station });
  const contacts = spread(places, 743 / 989, () => people.add(chance.pick(units)));
  const residents = spread(places, 529 / 989, () => people.add('派出所'));
  for (const [index, { village, first }] of places.entries()) {
    const resident = residents[index];
    if (resident) plan.postings.push({ badge: resident.badge, village, duty: 'resident', lead: false, from: first });
    plan.postings.push(...contactsOf(chance, village, contacts, index, first, last));
  }
  plan.absences = absencesOf(chance, contacts, { first: latestOf(places), last });
  return plan;
}

function contactsOf(
  chance: Chance,
  village: string,
  contacts: PlannedOfficer[],
  index: number,
  first: Day,
  last: Day,
): PlannedPosting[] {
  const own = contacts[index];
  const other = contacts[(index + 7) % contacts.length];
  if (!own || !other) return [];
  const posting = (officer: PlannedOfficer, from: Day, to?: Day): PlannedPosting => ({
    badge: officer.badge,
    village,
    duty: 'contact',
    lead: true,
    from,
    ...(to && { to }),
  });
  const fate = chance.weighted({ plain: 915, gap: 12, doubled: 6, ending: 20, transferred: 42 });
  const middle = addDays(first, Math.floor(((Date.parse(last) - Date.parse(first)) / 86_400_000) * 0.6));
  if (fate === 'gap') return [posting(own, first, addDays(last, -chance.int(2, 20)))];
  if (fate === 'doubled' && other !== own) return [posting(own, first), posting(other, middle)];
  if (fate === 'ending') return [posting(own, first, addDays(last, chance.int(3, 28)))];
  if (fate === 'transferred' && other !== own)
    return [posting(own, first, addDays(middle, -1)), posting(other, middle)];
  return [posting(own, first)];
}

/** The day from which every village's story has begun. */
const latestOf = (places: Place[]): Day =>
  places.reduce<Day>((latest, { first }) => (first > latest ? first : latest), '2013-12-01');

/** Whoever is away was posted by then. */
function absencesOf(chance: Chance, contacts: PlannedOfficer[], { first, last }: Record<'first' | 'last', Day>) {
  const each = [...new Set(contacts)];
  return chance.some(each, Math.ceil(each.length * 0.03)).map((officer): PlannedAbsence => {
    const drawn = addDays(last, -chance.int(15, 65));
    const from = drawn < first ? first : drawn;
    const to = addDays(from, chance.int(4, 15));
    const substitute = chance.happens(0.5) ? chance.pick(each) : undefined;
    return {
      badge: officer.badge,
      from,
      to: to > last ? last : to,
      kind: chance.pick(['leave', 'duty'] as const),
      ...(substitute && substitute !== officer && { substitute: substitute.badge }),
    };
  });
}

/** So many officers per village, neighbours sharing one where there are fewer officers than villages. */
function spread(places: Place[], share: number, make: () => PlannedOfficer): PlannedOfficer[] {
  const made: PlannedOfficer[] = [];
  return places.map((_, index) => {
    const at = Math.floor(index * share);
    return (made[at] ??= make());
  });
}

class People {
  readonly officers: PlannedOfficer[] = [];
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  add(unit: string, more: { station?: string } = {}): PlannedOfficer {
    const number = String(this.officers.length + 1).padStart(4, '0');
    const officer: PlannedOfficer = {
      badge: `DEMO${number}`,
      name: this.#chance.pick(surnames) + this.#chance.pick(givenNames),
      workPhone: `0558-000${number}`,
      unit,
      grade: unit === '派出所' && !more.station && this.#chance.happens(0.1) ? 'auxiliary' : 'police',
      ...more,
    };
    this.officers.push(officer);
    return officer;
  }
}
