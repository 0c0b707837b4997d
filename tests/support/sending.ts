import assert from 'node:assert/strict';
import { digestOf } from './photos.ts';
import { type Caller, LUNAN, type TestServer } from './server.ts';

export interface PhotoAnswer {
  status: number;
  // an answer or a refusal
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** Sends bytes as they are, as a phone does. `range`: `bytes 0-9/20`. */
export async function put(
  server: Pick<TestServer, 'address'>,
  who: Caller,
  bytes: Buffer,
  { village = LUNAN, sha256, range }: { village?: string | null; sha256?: string; range?: string } = {},
): Promise<PhotoAnswer> {
  const query = village === null ? '' : `?village=${village}`;
  const response = await fetch(`${server.address}/api/files/${sha256 ?? digestOf(bytes)}${query}`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'accept-language': 'en',
      ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
      ...(range === undefined ? {} : { 'content-range': range }),
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.json() };
}

/** Some bytes of a photo. */
export const putPart = (server: TestServer, who: Caller, photo: Buffer, from: number, to: number, village = LUNAN) =>
  put(server, who, photo.subarray(from, to), {
    village,
    sha256: digestOf(photo),
    range: `bytes ${from}-${to - 1}/${photo.length}`,
  });

/** How much of it the server has. */
export async function asked(server: TestServer, who: Caller, photo: Buffer): Promise<unknown> {
  const { status, body } = await put(server, who, Buffer.alloc(0), {
    sha256: digestOf(photo),
    range: `bytes */${photo.length}`,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** A photo as someone is shown it. */
export async function shown(
  server: Pick<TestServer, 'address'>,
  who: Caller,
  sha256: string,
  query = '',
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const headers: Record<string, string> = who.token === undefined ? {} : { authorization: `Bearer ${who.token}` };
  const response = await fetch(`${server.address}/api/files/${sha256}${query}`, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
