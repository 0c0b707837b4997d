import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something between phone and server that changes what the service worker is, as an update of the server does, or which server it is. */
export interface Proxy {
  address: string;
  /** From now on the phone's service worker is another version. */
  update: () => void;
  /** From now on another server answers. */
  turnTo: (address: string) => void;
  stop: () => Promise<void>;
}

export async function startProxy(first: string): Promise<Proxy> {
  let target = first;
  let version = '';
  const server = createServer((asked, answer) => {
    const changes = asked.url === '/phone/worker.js' && version !== '';
    const headers = changes ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
    const onward = request(target + asked.url, { method: asked.method ?? 'GET', headers }, (said) =>
      changes
        ? void changed(said, answer, version)
        : void said.pipe(answer.writeHead(said.statusCode ?? 502, said.headers)),
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turnTo: (next) => void (target = next),
    update: () => void (version = 'the next one'),
    stop: async () => {
      const closed = new Promise<unknown>((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function changed(said: IncomingMessage, answer: ServerResponse, version: string): Promise<void> {
  const text = Buffer.concat(await said.toArray()).toString();
  const worker = text.replace(/version:\s*[`'"][0-9a-f]{16}[`'"]|"version":"[0-9a-f]{16}"/, `"version":"${version}"`);
  const { 'content-length': _, ...headers } = said.headers;
  answer.writeHead(said.statusCode ?? 502, headers).end(worker);
}
