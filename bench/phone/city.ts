import type { CityPlan, PlannedOfficer } from '../../simulator/city.ts';
import { sessionsOf } from '../../simulator/drive.ts';
import { VillageLife } from '../../simulator/life/village.ts';
import type { Phone, Tally } from '../../simulator/phone.ts';
import { daysFrom } from '../../simulator/season.ts';
import { settle } from '../../simulator/settle.ts';
import { together } from '../../simulator/together.ts';
import { addDays, type Day } from '../../src/domain/calendar/utc8.ts';
import { buildApp } from '../../src/server/app.ts';
import { schemeVillages } from '../../src/server/demo.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { readSettings } from '../../src/server/platform/config.ts';
import { connect } from '../../src/server/platform/db/database.ts';
import { logTo } from '../../src/server/platform/log.ts';
import { read } from '../million.ts';
import type { System } from '../system.ts';

/** As many as the city has: contact officers of departments, resident officers of stations. */
const CONTACTS = 743;
const RESIDENTS = 529;
/** Days that phones were without coverage, and days before these, in which doors were put down. */
const AWAY = 7;
const BEFORE = 28;

/** A phone in a pocket, with what it waits to send and the villages it keeps. */
export interface Pocket {
  phone: Phone;
  token: string;
  /** How far it has each journal. */
  villages: Map<string, number>;
  entries: number;
}

/** The whole city's phones after a week without coverage, each with what its officer noted; and all that was noted, by its id. */
export async function fillPockets(system: System): Promise<{ pockets: Pocket[]; noted: Map<string, string> }> {
  const today = new Date().toISOString().slice(0, 10);
  const { plan, pockets } = await settled(system, today);
  const lives = livesOf(plan, pockets, today);
  const noted = new Map<string, string>();
  live(lives, noted, daysFrom(addDays(today, -AWAY - BEFORE), addDays(today, -AWAY - 1)));
  const tally: Tally = { accepted: 0, duplicate: 0, held: 0, refused: 0 };
  const full = [...pockets.values()].filter(({ entries }) => entries > 0);
  await together(full, 16, ({ phone }) => phone.push(new Date().toISOString(), tally));
  const { rows } = await read<{ village: string; number: number }>(
    system.pool,
    'select village, number from journal_head',
  );
  const heads = new Map(rows.map(({ village, number }) => [village, number]));
  for (const pocket of pockets.values()) {
    pocket.entries = 0;
    for (const village of pocket.villages.keys()) pocket.villages.set(village, heads.get(village) ?? 0);
  }
  live(lives, noted, daysFrom(addDays(today, -AWAY), addDays(today, -1)));
  return { pockets: [...pockets.values()], noted };
}

/** Everyone's postings and phones, entered as a new city enters them. */
async function settled(system: System, today: Day): Promise<{ plan: CityPlan; pockets: Map<string, Pocket> }> {
  const connection = connect(system.pool.options.connectionString ?? '', 4);
  const settings = readSettings({ DATA_DIR: system.folder });
  const { services } = buildApp({ settings, connection, clock: systemClock, log: logTo('silent') });
  try {
    const places = await schemeVillages(services, today);
    const plan = planOf(places.map(({ village }) => village));
    const tokens = new Map<string, string>();
    const sessions = async (badges: string[]) => {
      // no station has a clerk here
      const given = badges.length === 0 ? [] : await sessionsOf(services, badges);
      for (const { badge, token } of given) tokens.set(badge, token);
      return given;
    };
    const { phones } = await settle(system, plan, { sessions });
    const pockets = new Map<string, Pocket>();
    for (const [badge, phone] of phones)
      pockets.set(badge, { phone, token: tokens.get(badge) ?? '', villages: new Map(), entries: 0 });
    return { plan, pockets };
  } finally {
    await services.press.close();
    await connection.close();
  }
}

/** One resident and one contact in each village, neighbours sharing one. */
function planOf(villages: string[]): CityPlan {
  const officers: PlannedOfficer[] = Array.from({ length: CONTACTS + RESIDENTS }, (_, index) => ({
    badge: `BENCH${String(index).padStart(4, '0')}`,
    name: `测量${index}`,
    workPhone: `0558-000${String(index).padStart(4, '0')}`,
    unit: index < CONTACTS ? '刑侦大队' : '派出所',
    grade: 'police',
  }));
  const postings = villages.flatMap((village, index) => {
    const posted = (among: number, from: number) =>
      officers[from + Math.floor((index * among) / villages.length)]!.badge;
    const since = { village, from: '2025-01-01' };
    return [
      { ...since, badge: posted(CONTACTS, 0), duty: 'contact' as const, lead: true },
      { ...since, badge: posted(RESIDENTS, CONTACTS), duty: 'resident' as const, lead: false },
    ];
  });
  return { officers, postings, absences: [] };
}

interface Life {
  life: VillageLife;
  contact: Pocket;
  resident: Pocket;
}

function livesOf({ postings }: CityPlan, pockets: Map<string, Pocket>, today: Day): Life[] {
  return [...Map.groupBy(postings, ({ village }) => village)].map(([village, posted]) => {
    const [contact, resident] = posted.map(({ badge }) => pockets.get(badge)!) as [Pocket, Pocket];
    for (const pocket of [contact, resident]) pocket.villages.set(village, 0);
    return { life: new VillageLife(village, 'minute', 26, addDays(today, -AWAY - BEFORE)), contact, resident };
  });
}

/** Lives days in every village; what officers note stays on their phones. */
function live(lives: Life[], noted: Map<string, string>, days: Iterable<Day>): void {
  for (const day of days)
    for (const { life, contact, resident } of lives) {
      const people = { contact: contact.phone.officer, resident: resident.phone.officer, station: 'nobody' };
      for (const { by, entry } of life.day(day, people, false)) {
        // what follows another's entry is noted once that is known
        if (by === 'nobody' || (entry.about !== undefined && noted.get(entry.about) !== by)) continue;
        const pocket = by === contact.phone.officer ? contact : resident;
        noted.set(entry.id, by);
        pocket.phone.keep(entry, day);
        pocket.entries += 1;
      }
    }
}
