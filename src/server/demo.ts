import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Day, addDays, addMonths, dayOf, monthOf } from '../domain/calendar/utc8.ts';
import type { RoleClaim } from '../domain/people/roles.ts';
import { type Begun, type Extent, forgetBegun, noteBegun, readBegun } from './begunDemo.ts';
import { staffStations } from './demoStations.ts';
import { createOfficer, setPassword } from './people/accounts.ts';
import { hashPassword } from './people/password.ts';
import type { MovableClock } from './platform/clock.ts';
import { closeDue } from './scorecards/closeDue.ts';
import type { Services } from './services.ts';

/** The township whose year is told at length; 路南村 lies in it. */
const LONG = '341622101';
const STORY = '341622101210';

export const wholeCity: Extent = { villages: Infinity, months: 3, seed: 'village-beat' };

/** Whether nothing has been entered yet but villages and the administrator. */
async function isUntouched({ db }: Pick<Services, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ untouched: boolean }>`select count(*) <= 1 as untouched from officer`.execute(db);
  return rows[0]?.untouched ?? false;
}

export interface Demo {
  /** Where the simulated phones reach the server. */
  address: string;
  tell: (line: string) => void;
  extent: Extent;
  /** Every simulated day; absent: every tenth of the way is told. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  done: number;
  of: number;
  day: Day;
  entries: number;
}

/** A filling under way. */
export interface Filling {
  /** Resolves when it has ended: whole (true), or stopped or failed. */
  filled: Promise<boolean>;
  stop: () => Promise<unknown>;
}

/**
 * Fills an untouched database with a demonstration city in the background, after making accounts to look around with; goes on
 * with one that an earlier start did not finish. Undefined: there is nothing to fill.
 */
export async function beginDemo(services: Services, clock: MovableClock, demo: Demo): Promise<Filling | undefined> {
  const { dataDir } = services.settings;
  const untouched = await isUntouched(services);
  const before = untouched ? undefined : readBegun(dataDir);
  if (!untouched && before === undefined) return undefined;
  const begun = before ?? { extent: demo.extent, last: addDays(dayOf(services.clock.now()), -1) };
  noteBegun(dataDir, begun);
  if (before) demo.tell('继续生成上次没有完成的演示城市 / going on with the demonstration city that was not finished');
  const password = randomBytes(9).toString('base64url');
  const bureau = await demoAccounts(services, password, demo.tell);
  return filling(services, demo, (signal) => fillDemo(services, clock, { bureau, password }, demo, begun, signal));
}

function filling(services: Services, demo: Demo, fill: (signal: AbortSignal) => Promise<void>): Filling {
  const stopping = new AbortController();
  const filled = fill(stopping.signal).then(
    () => true,
    (error: unknown) => {
      if (stopping.signal.aborted) return false;
      services.log.error({ error }, 'the demonstration city could not be finished');
      demo.tell('演示城市没有完成,原因见日志 / the demonstration city could not be finished: see the log');
      return false;
    },
  );
  return {
    filled,
    stop: () => {
      stopping.abort();
      return filled;
    },
  };
}

/** One account per role, all with one password that is printed once, anew when a filling goes on. Never in production. */
async function demoAccounts(services: Services, password: string, tell: Demo['tell']): Promise<Account> {
  let bureau: Account | undefined;
  tell(`演示账号,密码 / demonstration accounts, password: ${password}`);
  for (const { badge, name, roles } of accounts) {
    const known = await services.db
      .selectFrom('officer')
      .select(['id', 'badge'])
      .where('badge', '=', badge)
      .executeTakeFirst();
    if (known) await givePassword(services, known, password);
    const id =
      known?.id ??
      (await createOfficer(services, { badge, name, roles, password }, (target) => ({
        account: 'system',
        action: 'officer.create',
        target,
      })));
    bureau ??= { id, badge };
    tell(`  ${badge.padEnd(14)} ${name}`);
  }
  if (!bureau) throw new Error('there is no demonstration account of the bureau');
  return bureau;
}

interface Account {
  id: string;
  badge: string;
}

const accounts: { badge: string; name: string; roles: RoleClaim[] }[] = [
  { badge: 'demo.bureau', name: '市局演示', roles: [{ role: 'bureau', area: '3416' }] },
  { badge: 'demo.station', name: '派出所演示', roles: [{ role: 'station', area: LONG }] },
  { badge: 'demo.unit', name: '刑侦大队演示', roles: [{ role: 'unit', area: '刑侦大队' }] },
  { badge: 'demo.committee', name: '村委会演示', roles: [{ role: 'committee', area: STORY }] },
  { badge: 'demo.auditor', name: '审计演示', roles: [{ role: 'auditor' }] },
];

/** Fills the database with a city of phones up to yesterday; journal time then follows real time again. */
async function fillDemo(
  services: Services,
  clock: MovableClock,
  { bureau, password }: { bureau: Account; password: string },
  { address, tell, onProgress = everyTenth(tell) }: Demo,
  begun: Begun,
  signal: AbortSignal,
): Promise<void> {
  const { drive } = await import('../../simulator/drive.ts');
  const { dataDir } = services.settings;
  const started = performance.now();
  services.scorecards.paused = true;
  try {
    const order = { address, ...(await orderOf(services, bureau, begun)) };
    const noted = (progress: Progress) => {
      noteBegun(dataDir, { ...begun, through: progress.day });
      onProgress(progress);
    };
    const tally = await drive(services, clock, order, noted, signal);
    clock.moveTo(undefined);
    await closeDue(services);
    await staffStations(services);
    forgetBegun(dataDir);
    const seconds = Math.round((performance.now() - started) / 1000);
    tell(
      `演示城市已就绪:${tally.accepted}条,用时${seconds}秒 / demonstration city ready: ${tally.accepted} entries in ${seconds} s`,
    );
    const badge = await admitStoryOfficer(services, password);
    if (badge) tell(`  ${badge.padEnd(14)} 路南村包村民警 / contact officer of 路南村`);
  } finally {
    clock.moveTo(undefined);
    services.scorecards.paused = false;
  }
}

async function orderOf(services: Services, bureau: Account, { extent, last, through }: Begun) {
  const { villages: most, months, seed } = extent;
  const villages = (await schemeVillages(services, last)).slice(0, most);
  const admin = await services.db
    .selectFrom('officer')
    .select(['id', 'badge'])
    .where('badge', '=', 'admin')
    .executeTakeFirstOrThrow();
  return {
    seed,
    villages,
    last,
    through,
    long: villages.map(({ village }) => village).filter((village) => village.startsWith(LONG)),
    firstLong: firstDay(last, Math.max(12, months)),
    first: firstDay(last, months),
    admin: await services.signIn.issueSession(admin),
    bureau: await services.signIn.issueSession(bureau),
  };
}

function everyTenth(tell: Demo['tell']) {
  let told = 0;
  return ({ done, of, day, entries }: Progress): void => {
    const percent = Math.floor((done / of) * 100);
    if (percent < told + 10) return;
    told = percent;
    tell(`演示城市${percent}% · ${day} · ${entries}条 / demonstration city ${percent}%, ${entries} entries`);
  };
}

const firstDay = (last: Day, months: number): Day => `${addMonths(monthOf(last), 1 - months)}-01`;

/** Villages of the scheme and their stations, the long township first. */
export async function schemeVillages(
  { db }: Pick<Services, 'db'>,
  on: Day,
): Promise<{ village: string; station: string }[]> {
  const { rows } = await sql<{ village: string; station: string }>`
    select a.id as village, s.station from area a
    join scheme_period p on p.area = a.id and p.from_day <= ${on} and (p.to_day is null or p.to_day >= ${on})
    join station_village s on s.village = a.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on})
    where a.id like '3416%' and a.level = 'village'
    order by a.id like ${`${LONG}%`} desc, a.id = ${STORY} desc, a.id`.execute(db);
  return rows;
}

/** Gives the demonstration's contact officer of 路南村 the demonstration's password. */
async function admitStoryOfficer(services: Services, password: string): Promise<string | undefined> {
  const officer = await services.db
    .selectFrom('assignment as a')
    .innerJoin('officer as o', 'o.id', 'a.officer')
    .select(['o.id', 'o.badge'])
    .where('a.village', '=', STORY)
    .where('a.duty', '=', 'contact')
    .orderBy('a.fromDay', 'desc')
    .executeTakeFirst();
  if (!officer) return undefined;
  await givePassword(services, officer, password);
  return officer.badge;
}

async function givePassword({ db, clock }: Services, officer: Account, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await db.transaction().execute((tx) => setPassword(tx, clock, officer, hash));
}
