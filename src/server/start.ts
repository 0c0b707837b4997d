import { buildApp } from './app.ts';
import { type Clock, MovableClock, systemClock } from './platform/clock.ts';
import type { Settings } from './platform/config.ts';
import { connect } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { type Door, openDoor } from './platform/http/door.ts';
import { runJobs } from './platform/jobs.ts';
import { logTo } from './platform/log.ts';
import { claimData, openDatabase } from './platform/postgres/open.ts';
import { type Demo, type Filling, beginDemo, wholeCity } from './demo.ts';
import { buildApps } from './apps/buildApp.ts';
import { firstStart } from './firstStart.ts';
import type { Services } from './services.ts';

export interface Running {
  address: string;
  /** A demonstration being filled in; resolves to whether it became whole. */
  filled: Promise<boolean> | undefined;
  /** Finishes requests in flight, stops jobs and the database; can be called once. */
  stop(): Promise<void>;
}

/** How the start speaks to the person before it. */
export interface Voice {
  tell: (line: string) => void;
  /** The program cannot go on. */
  lost: (why: unknown) => void;
}

/** Brings the whole system up, step by step; whatever was begun is undone in reverse when a step fails or at `stop`. */
export async function start(
  settings: Settings,
  { tell, lost }: Voice,
  demonstration: Pick<Demo, 'extent' | 'onProgress'> = { extent: wholeCity },
): Promise<Running> {
  const log = logTo(settings.logLevel);
  const undo = new AsyncDisposableStack();
  try {
    const claim = claimData(settings);
    undo.defer(() => claim.release());
    const door = await openDoor(settings);
    undo.defer(() => door.close());
    const database = await openDatabase(settings, { tell, log, lost });
    undo.defer(() => database.close());
    await migrate(database.ownerUrl, database.role);
    const connection = connect(database.url);
    undo.defer(() => connection.close());
    const clock = clockFor(settings);
    const { app, services, jobs } = buildApp({ settings, connection, clock, log });
    undo.defer(async () => void (await Promise.all([services.append.drained(), services.press.close()])));
    await services.notifications.listen();
    undo.defer(() => services.notifications.close());
    await firstStart(services, tell);
    const running = runJobs(jobs, services);
    undo.defer(() => running.stop());
    door.lead(app.fetch);
    undo.use(buildApps(tell));
    const demo = { ...demonstration, address: localAddress(settings, door.port), tell };
    const filling = await demonstrate(services, clock, demo);
    const stop = async () => {
      await filling?.stop();
      await emptyHouse(services, door);
      await undo.disposeAsync();
    };
    return { address: addressOf(settings, door.port), filled: filling?.filled, stop };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

/** First of all requests under way end, while everything they need still runs; streams would never end by themselves. */
async function emptyHouse({ live }: Services, door: Door): Promise<void> {
  live.close();
  await door.close();
}

/** Only a demonstration may move journal time, and none exists in production. */
const clockFor = ({ production, demo }: Settings): Clock =>
  production || demo === false ? systemClock : new MovableClock();

/** An untouched database becomes a demonstration unless the settings say no. */
async function demonstrate(services: Services, clock: Clock, demo: Demo): Promise<Filling | undefined> {
  return clock instanceof MovableClock ? beginDemo(services, clock, demo) : undefined;
}

/** Where this very machine reaches the server, whatever it listens on. */
function localAddress({ host }: Settings, port: number): string {
  const any = host === '0.0.0.0' || host === '::';
  const name = any ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function addressOf({ host, publicUrl }: Settings, port: number): string {
  const { port: announced } = new URL(publicUrl);
  return announced === '0' ? `http://${host}:${port}` : publicUrl;
}
