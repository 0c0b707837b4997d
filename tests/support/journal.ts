import { uuidv7 } from 'uuidv7';
import { pino } from 'pino';
import { type Instant, toInstant } from '../../src/domain/calendar/utc8.ts';
import { readSent } from '../../src/domain/journal/sent.ts';
import type { Grant, Person } from '../../src/domain/people/roles.ts';
import { ClockForces } from '../../src/server/cases/clockForces.ts';
import { Append } from '../../src/server/journal/append.ts';
import type { Arrival } from '../../src/server/journal/arrival.ts';
import type { GroupSetting } from '../../src/server/journal/group.ts';
import { Heard } from '../../src/server/journal/heard.ts';
import { MovableClock } from '../../src/server/platform/clock.ts';
import type { Connection } from '../../src/server/platform/db/database.ts';
import { holidays } from '../../src/server/platform/holidays.ts';
import { metricsOf } from '../../src/server/platform/metrics.ts';
import { sealingOf } from '../../src/server/platform/sealing.ts';

/** Villages of two counties, as the tests know them. */
export const LUNAN = '341622101210';
export const WULOU = '341622101211';
export const FAR = '341621112214';
export const NOW: Instant = '2026-11-23T17:00:00.000+08:00';

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** The append over a connection, its journal time standing at `NOW`. */
export function appendOver(
  connection: Connection,
  keys = KEY,
): { append: Append; clock: MovableClock; setting: GroupSetting } {
  const clock = new MovableClock();
  clock.moveTo(NOW);
  const setting: GroupSetting = {
    pool: connection.pipelines,
    db: connection.db,
    clock,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    sealing: sealingOf(keys),
    heard: new Heard(),
    holidays,
    clockForces: new ClockForces(),
  };
  const live = { changed: () => undefined };
  return { append: new Append({ ...setting, live }, metricsOf(setting.pool)), clock, setting };
}

/** Two counties with their villages and one station, as rows. */
export async function layAreas({ db }: Connection): Promise<void> {
  const areas = new Map<string, string>();
  for (const village of [LUNAN, WULOU, FAR]) {
    for (const [length, level] of [
      [2, 'province'],
      [4, 'city'],
      [6, 'county'],
      [9, 'township'],
      [12, 'village'],
    ] as const) {
      areas.set(village.slice(0, length), level);
    }
  }
  const rows = [...areas].map(([id, level]) => ({
    id,
    parent: id.length === 2 ? null : id.slice(0, { 4: 2, 6: 4, 9: 6, 12: 9 }[id.length]),
    name: id,
    level,
    type: level === 'village' ? 'village' : null,
    origin: 'test',
  }));
  await db
    .insertInto('area')
    .values(rows.sort((a, b) => a.id.length - b.id.length))
    .execute();
  await db.insertInto('station').values({ id: '341622101', name: '城关派出所' }).execute();
  for (const village of [LUNAN, WULOU]) {
    await db.insertInto('stationVillage').values({ village, fromDay: '2013-01-01', station: '341622101' }).execute();
  }
}

/** An officer with roles and postings (all since 2013), stored; as `Person` for the append. */
export async function layOfficer(
  { db }: Connection,
  { roles = [{ role: 'officer', area: '', within: [] }], villages = [] }: { roles?: Grant[]; villages?: string[] },
): Promise<Person> {
  const id = uuidv7();
  const badge = `b${id.slice(-8)}`;
  await db.insertInto('officer').values({ id, badge, name: badge, createdAt: NOW }).execute();
  for (const { role, area } of roles) await db.insertInto('roleGrant').values({ officer: id, role, area }).execute();
  for (const village of villages) {
    await db
      .insertInto('assignment')
      .values({
        id: uuidv7(),
        officer: id,
        village,
        duty: 'contact',
        lead: true,
        fromDay: '2013-01-01',
        createdAt: NOW,
      })
      .execute();
  }
  const postings = villages.map(
    (village) => ({ village, duty: 'contact', lead: true, from: '2013-01-01', to: null }) as const,
  );
  const grants = roles.map((grant) => (grant.role === 'officer' ? { ...grant, within: villages } : grant));
  return { id, badge, name: badge, grade: 'police', session: 'test', grants, postings };
}

/** A checked entry on its way, as the push route makes it. */
export function arrival(author: Person, kind: string, body: object, more: Record<string, unknown> = {}): Arrival {
  const { receivedAt = NOW, skewSeconds, ...fields } = more as { receivedAt?: Instant; skewSeconds?: number };
  const at = toInstant('2026-11-23T16:00:00+08:00');
  const raw = { id: uuidv7(), village: LUNAN, kind, occurredAt: at, recordedAt: at, onSite: true, body, ...fields };
  const read = readSent(raw);
  if (read.faults) throw new Error(JSON.stringify(read.faults));
  return { sent: read.sent, author, request: 'test', receivedAt, skewSeconds, language: 'en' };
}

export const visit = (author: Person, more: Record<string, unknown> = {}): Arrival =>
  arrival(author, 'visit', { households: [], purpose: 'routine' }, more);
