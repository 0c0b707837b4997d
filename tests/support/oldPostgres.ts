import { type Server, type Socket, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Speaks just enough of PostgreSQL's protocol to be taken for one of a given version. */
export async function oldPostgres(version: number): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer((socket) => answer(socket, version));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://someone@127.0.0.1:${port}/village`, stop: () => server.close() };
}

function answer(socket: Socket, version: number): void {
  let greeted = false;
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (!greeted) {
      greeted = true;
      socket.write(Buffer.concat([message('R', int32(0)), READY]));
    } else if (data[0] === 'Q'.charCodeAt(0)) {
      socket.write(
        Buffer.concat([
          columns(['version', 'role', 'unguarded']),
          row([String(version), 'someone', 'f']),
          message('C', text('SELECT 1')),
          READY,
        ]),
      );
    }
  });
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int16 = (value: number): Buffer => int32(value).subarray(2);
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};
const READY = message('Z', Buffer.from('I'));

/** Type 25 is text, 23 integer. */
const columns = (names: string[]): Buffer =>
  message(
    'T',
    int16(names.length),
    ...names.flatMap((name) => [
      text(name),
      int32(0),
      int16(0),
      int32(name === 'version' ? 23 : 25),
      int16(-1 & 0xff),
      int32(-1),
      int16(0),
    ]),
  );
const row = (values: string[]): Buffer =>
  message(
    'D',
    int16(values.length),
    ...values.flatMap((value) => [int32(Buffer.byteLength(value)), Buffer.from(value)]),
  );
