import { type Day, addDays, addMs, epochOf, startOf } from '../../src/domain/calendar/utc8.ts';
import type { Body, Kind } from '../../src/domain/journal/registry.ts';
import type { Chance } from '../chance.ts';
import type { Season } from '../season.ts';

/** Who notes things in a village on a day; officers' ids. A gap in coverage leaves one out. */
export interface People {
  contact?: string;
  resident?: string;
  /** The station's clerk: answers, approves, dispatches. */
  station: string;
}

/** An entry as a phone sends it. */
export interface Sent {
  id: string;
  village: string;
  kind: Kind;
  with?: string[];
  onBehalfOf?: string;
  occurredAt: string;
  recordedAt: string;
  onSite: boolean;
  about?: string;
  body: unknown;
  note?: string;
  sealed?: unknown;
}

/** An entry in somebody's outbox, and how many days go by before that phone finds coverage. */
export interface Noted {
  by: string;
  waits: number;
  entry: Sent;
}

/** What else may be said with an entry. */
export interface Extra {
  /** `HH:MM` of the day. */
  at: string;
  about?: string;
  onSite?: boolean;
  note?: string;
  with?: string[];
  onBehalfOf?: string;
  sealed?: unknown;
  waits?: number;
}

/** One day in one village, as its people live it and note it. */
export class Scene {
  readonly village: string;
  readonly day: Day;
  readonly chance: Chance;
  readonly season: Season;
  readonly people: People;
  /** Whether the contact, the resident officer spends this day in the village. */
  readonly inVillage = new Set<string>();
  readonly noted: Noted[] = [];
  readonly #waits: number;

  constructor(village: string, day: Day, chance: Chance, season: Season, people: People) {
    this.village = village;
    this.day = day;
    this.chance = chance;
    this.season = season;
    this.people = people;
    // one phone in fifteen stays without coverage for a while
    this.#waits = chance.happens(0.07) ? chance.int(1, 5) : 0;
  }

  /** Notes an entry; answers its id, so that later steps can refer to it. */
  note<K extends Kind>(by: string, kind: K, body: Body<K>, extra: Extra): string {
    const occurredAt = startOf(this.day, extra.at);
    const recordedAt = addMs(occurredAt, this.chance.int(1, 25) * 60_000);
    const id = this.chance.id(epochOf(recordedAt));
    const { at: _, waits, onSite, ...rest } = extra;
    this.noted.push({
      by,
      waits: waits ?? (by === this.people.station ? 0 : this.#waits),
      entry: {
        id,
        village: this.village,
        kind,
        occurredAt,
        recordedAt,
        onSite: onSite ?? this.inVillage.has(by),
        body,
        ...rest,
      },
    });
    return id;
  }

  /** The day on which what this officer notes today reaches the server. */
  arrives(by: string): Day {
    return by === this.people.station ? this.day : addDays(this.day, this.#waits);
  }

  /** A time of day between two hours. */
  time(fromHour: number, toHour: number): string {
    const hour = String(this.chance.int(fromHour, toHour - 1)).padStart(2, '0');
    return `${hour}:${String(this.chance.int(0, 59)).padStart(2, '0')}`;
  }
}
