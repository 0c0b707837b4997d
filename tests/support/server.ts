import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import { type Instant, instant } from '../../src/domain/calendar/utc8.ts';
import type { RoleClaim } from '../../src/domain/people/roles.ts';
import { type BuiltApp, buildApp } from '../../src/server/app.ts';
import { firstStart } from '../../src/server/firstStart.ts';
import { createOfficer } from '../../src/server/people/accounts.ts';
import { MovableClock } from '../../src/server/platform/clock.ts';
import { readSettings, type Settings } from '../../src/server/platform/config.ts';
import { runJobs } from '../../src/server/platform/jobs.ts';
import { logTo } from '../../src/server/platform/log.ts';
import type { Services } from '../../src/server/services.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** 路南村 and 武楼村: villages of two counties of Bozhou. */
export const LUNAN = '341622101210';
export const WULOU = '341621112214';

/** An answer, its JSON read. */
export interface Answer {
  status: number;
  headers: Headers;
  // what an answer holds is what the test is about
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** Someone signed in (or nobody), asking over HTTP. */
export interface Caller {
  id: string;
  badge: string;
  token: string | undefined;
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: unknown) => Promise<Answer>;
}

export interface TestServer {
  address: string;
  services: Services;
  built: BuiltApp;
  clock: MovableClock;
  database: TestDatabase;
  /** An officer with these roles, signed in. Posted nowhere unless `post` says so. */
  person: (roles: RoleClaim[], more?: { grade?: 'auxiliary'; unit?: string }) => Promise<Caller>;
  /** A posting from the scheme's beginning, or from a day. */
  post: (officer: { id: string }, village: string, duty?: 'contact' | 'resident', from?: string) => Promise<void>;
  nobody: Caller;
  stop: () => Promise<void>;
}

/** A server set up again from a copy: its database, and the settings and keys of the one before. */
export interface Restored {
  database: TestDatabase;
  settings: Settings;
}

/**
 * The real server on a free port, with Bozhou's villages and the policy `bozhou-2014` in force, on a database of its own.
 * Journal time stands at `at`, when given. Unless `jobs` are asked for they rest and nobody hears other processes: tests that
 * need one call it. `logs`: takes every log line.
 */
export async function testServer(
  options: { at?: Instant; jobs?: true; logs?: NodeJS.WritableStream; restored?: Restored } = {},
): Promise<TestServer> {
  const database = options.restored?.database ?? (await testDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'village-beat-server-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const clock = new MovableClock();
  clock.moveTo(options.at);
  const settings = options.restored?.settings ?? settingsFor(database.url, dataDir);
  const log = options.logs ? logTo('trace', options.logs) : logTo(settings.logLevel);
  const built = buildApp({ settings, connection: database, clock, log });
  await firstStart(built.services, () => undefined);
  const jobs = await working(built, options.jobs === true);
  const server = await listening(built);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ address, clock, database },
    services: built.services,
    built,
    nobody: caller(address, { id: '', badge: '' }),
    person: (roles, more = {}) => person(built.services, address, roles, more),
    post: (officer, village, duty = 'contact', from = '2014-06-30') =>
      posted(database, officer.id, village, duty, from),
    stop: async () => {
      await new Promise((done) => server.close(done).closeAllConnections());
      await jobs.stop();
      built.services.live.close();
      await built.services.notifications.close();
      await database.drop();
    },
  };
}

async function working({ jobs, services }: BuiltApp, all: boolean): Promise<ReturnType<typeof runJobs>> {
  if (all) await services.notifications.listen();
  return runJobs(all ? jobs : [], services);
}

function settingsFor(url: string, dataDir: string): Settings {
  return readSettings({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    SEALING_KEY: `test:${randomBytes(32).toString('base64')}`,
    DEMO: '0',
  });
}

function listening({ app }: BuiltApp): Promise<Server> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server)) as Server;
    // a test that opens a file in LibreOffice meanwhile still finds its connection open
    server.keepAliveTimeout = 60_000;
  });
}

let made = 0;

async function person(services: Services, address: string, roles: RoleClaim[], more: object): Promise<Caller> {
  const badge = `T${String((made += 1)).padStart(5, '0')}`;
  const id = await createOfficer(services, { badge, name: `甲${made}`, roles, ...more }, (target) => ({
    account: 'system',
    action: 'officer.create',
    target,
  }));
  const token = await services.signIn.issueSession({ id, badge });
  return caller(address, { id, badge, token });
}

async function posted(
  database: TestDatabase,
  officer: string,
  village: string,
  duty: string,
  from: string,
): Promise<void> {
  const row = {
    id: uuidv7(),
    officer,
    village,
    duty,
    lead: duty === 'contact',
    fromDay: from,
    createdAt: instant(Date.now()),
  };
  await database.db.insertInto('assignment').values(row).execute();
}

function caller(address: string, who: { id: string; badge: string; token?: string }): Caller {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(address + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    // events never end by themselves
    const text = type.startsWith('text/event-stream') ? await hungUp(response) : await response.text();
    const isJson = /\bjson\b/.test(type);
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const { id, badge, token } = who;
  return { id, badge, token, ask, get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

async function hungUp(response: Response): Promise<string> {
  await response.body?.cancel();
  return '';
}
