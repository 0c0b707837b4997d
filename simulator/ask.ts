import { Agent, request as open } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** One JSON request over a kept connection: a client that costs the machine it shares with the server as little as it can. */
export function ask(address: string, token: string, method: string, path: string, body?: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const sent = open({ hostname, port, path, method, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${method} ${path.split('?')[0]} answered ${answer.statusCode}: ${text}`));
      });
      answer.on('error', reject);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // the server let an idle connection go while the question was on its way: entries carry ids, so asking again is safe
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(ask(address, token, method, path, body));
      else reject(error);
    });
    sent.end(body);
  });
}
