import { type AddressInfo, connect, createServer, type Server } from 'node:net';

/**
 * A way to a PostgreSQL that hands out process numbers of its own, as poolers do: the one mark by which they show. Everything
 * else passes as it is.
 */
export async function startPooler(url: string): Promise<{ url: string; stop(): void }> {
  const target = new URL(url);
  const server: Server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    client.pipe(database);
    database.on('data', (data: Buffer) => client.write(renumbered(data)));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return { url: through.href, stop: () => server.close() };
}

/** BackendKeyData: `K`, its length, the process number, the key. */
function renumbered(data: Buffer): Buffer {
  const at = data.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
  if (at >= 0) data.writeInt32BE(data.readInt32BE(at + 5) + 1_000_000, at + 5);
  return data;
}
