import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something between phone and server that changes what the service worker is, as an update of the server does, or which server it is. */
export interface Proxy {
  address: string;
  /** From now on the phone's service worker is another version. */
  update: () => void;
  /** From now on another server answers. */
  turnTo: (address: string) => void;
  /** Until it is taken back, somebody between answers in the server's place, with a page of their own; absent: nobody. */
  portal: (status?: number) => void;
  /** The next answer to a push stops in the middle and never ends. */
  stall: () => void;
  /** All that is open through it breaks off. */
  cut: () => void;
  /** From now on it all breaks off whenever so many bytes of answers came, as at the edge of coverage; answers how often it did. */
  breaks: (after: number) => () => number;
  stop: () => Promise<void>;
}

export async function startProxy(first: string): Promise<Proxy> {
  const now: Now = {
    target: first,
    version: '',
    portal: undefined,
    stalls: false,
    breaks: Infinity,
    came: 0,
    broken: 0,
    cut: () => server.closeAllConnections(),
  };
  const server = createServer((asked, answer) => {
    if (now.portal === undefined || asked.url === '/phone/worker.js') return passOn(now, asked, answer);
    asked.resume();
    if (asked.url === '/api/live') return void answer.destroy();
    return void answer.writeHead(now.portal, { 'content-type': 'text/html' }).end('<p>请先登录本网络</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turnTo: (next) => void (now.target = next),
    portal: (status) => void (now.portal = status),
    stall: () => void (now.stalls = true),
    cut: now.cut,
    breaks: (after) => {
      Object.assign(now, { breaks: after, came: 0 });
      return () => now.broken;
    },
    update: () => void (now.version = 'the next one'),
    stop: async () => {
      const closed = new Promise<unknown>((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What is done to what goes through. */
interface Now {
  target: string;
  version: string;
  portal: number | undefined;
  stalls: boolean;
  breaks: number;
  /** Bytes of answers since it last broke off. */
  came: number;
  broken: number;
  cut: () => void;
}

function passOn(now: Now, asked: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', url } = asked;
  const stops = now.stalls && method === 'POST' && url === '/api/journal';
  now.stalls &&= !stops;
  const changes = url === '/phone/worker.js' && now.version !== '';
  const headers = changes ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
  const onward = request(now.target + url, { method, headers }, (said) => {
    if (stops) stopInside(said, answer);
    else if (changes) void changed(said, answer, now.version);
    else counted(now, said, answer.writeHead(said.statusCode ?? 502, said.headers));
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

function counted(now: Now, said: IncomingMessage, answer: ServerResponse): void {
  said.on('end', () => answer.end());
  said.on('data', (part: Buffer) => {
    now.came += part.length;
    if (now.came <= now.breaks) return void answer.write(part);
    now.came = 0;
    now.broken += 1;
    said.destroy();
    // in the middle: what breaks off before it began the browser asks for again by itself
    answer.write(part.subarray(0, part.length / 2), now.cut);
  });
}

function stopInside(said: IncomingMessage, answer: ServerResponse): void {
  said.once('data', (part: Buffer) => answer.writeHead(200, said.headers).write(part.subarray(0, part.length / 2)));
}

async function changed(said: IncomingMessage, answer: ServerResponse, version: string): Promise<void> {
  const text = Buffer.concat(await said.toArray()).toString();
  const worker = text.replace(/version:\s*[`'"][0-9a-f]{16}[`'"]|"version":"[0-9a-f]{16}"/, `"version":"${version}"`);
  const { 'content-length': _, ...headers } = said.headers;
  answer.writeHead(said.statusCode ?? 502, headers).end(worker);
}
