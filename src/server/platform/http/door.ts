import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Settings } from '../config.ts';
import { Sentence } from '../sentence.ts';
import { askedLanguage } from './language.ts';
import { problems } from './problem.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** The port people come by. It is taken first of all, so that a port in use is known before a database is touched. */
export interface Door {
  port: number;
  /** From now on requests are answered by the application; until then with 503. */
  lead(fetch: Fetch): void;
  /** Takes no new connections, lets requests under way end. */
  close(): Promise<void>;
}

const LONGEST_REQUEST = 30_000;

export async function openDoor({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<Door> {
  let answer: Fetch = notYet;
  const underWay = new Set<Promise<unknown>>();
  const tracked: Fetch = (request, environment) => {
    const answered = Promise.resolve(answer(request, environment));
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered)).catch(() => undefined);
    return answered;
  };
  const server = await listen(tracked, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    lead: (fetch) => {
      answer = fetch;
    },
    close: async () => {
      await closeGracefully(server);
      // of callers that hung up meanwhile
      await Promise.allSettled(underWay);
    },
  };
}

function notYet(request: Request): Response {
  const { status, title: titles } = problems.unavailable;
  const title = titles[askedLanguage(request.headers.get('accept-language')) ?? 'en'];
  const body = { type: 'about:blank', title, status, code: 'unavailable', issues: [] };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json', 'retry-after': '2' } });
}

function listen(fetch: Fetch, hostname: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, () => resolve(server)) as Server;
    server.once('error', (error) => reject(notListening(error, hostname, port)));
  });
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Sentence {
  if (error.code === 'EADDRINUSE') {
    return new Sentence(
      `端口${port}已被其他程序占用:请用 PORT 换一个端口,或停止那个程序。`,
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

function closeGracefully(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // what only waits for a next request would hold the close up
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const enough = setTimeout(() => server.closeAllConnections(), LONGEST_REQUEST);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(enough);
      resolve();
    });
  });
}
