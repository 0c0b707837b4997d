import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { buildApp } from './app.ts';
import { type Clock, MovableClock, systemClock } from './platform/clock.ts';
import type { Settings } from './platform/config.ts';
import { connect } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { closeGracefully } from './platform/http/close.ts';
import { runJobs } from './platform/jobs.ts';
import { logTo } from './platform/log.ts';
import { openDatabase } from './platform/postgres/open.ts';
import { Sentence } from './platform/sentence.ts';
import { firstStart } from './firstStart.ts';

export interface Running {
  address: string;
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
export async function start(settings: Settings, { tell, lost }: Voice): Promise<Running> {
  const log = logTo(settings.logLevel);
  const undo = new AsyncDisposableStack();
  try {
    const database = await openDatabase(settings, { tell, log, lost });
    undo.defer(() => database.close());
    await migrate(database.ownerUrl, database.role);
    const connection = connect(database.url);
    undo.defer(() => connection.close());
    const clock = clockFor(settings);
    const { app, services, jobs } = buildApp({ settings, connection, clock, log });
    await services.signIn.listen();
    undo.defer(() => services.signIn.close());
    await firstStart(services, tell);
    const running = runJobs(jobs, services);
    undo.defer(() => running.stop());
    const server = await listen(app.fetch, settings);
    undo.defer(() => closeGracefully(server));
    const { port } = server.address() as AddressInfo;
    return { address: addressOf(settings, port), stop: () => undo.disposeAsync() };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

/** Only a demonstration may move journal time, and none exists in production. */
const clockFor = ({ production, demo }: Settings): Clock =>
  production || demo === false ? systemClock : new MovableClock();

function addressOf({ host, publicUrl }: Settings, port: number): string {
  const { port: announced } = new URL(publicUrl);
  return announced === '0' ? `http://${host}:${port}` : publicUrl;
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

function listen(fetch: Fetch, { port, host }: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, () => resolve(server)) as Server;
    server.once('error', (error) => reject(notListening(error, host, port)));
  });
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new Sentence(
      `端口 ${port} 已被其他程序占用:请用 PORT 换一个端口,或停止那个程序。`,
      `Port ${port} is in use by another program: choose another with PORT, or stop that program.`,
      error,
    );
  }
  return new Sentence(
    `无法在 ${host}:${port} 监听(${error.code}):请检查 HOST 与 PORT。`,
    `Cannot listen on ${host}:${port} (${error.code}): check HOST and PORT.`,
    error,
  );
}
