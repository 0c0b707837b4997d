import type { FileName, Photo } from './keep.ts';

/** A photo, to be shown and kept nowhere: `no-store` comes with every answer of the API. */
export function photoAnswer({ type, bytes, sha256 }: Pick<FileName, 'sha256'> & Photo): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${sha256.slice(0, 12)}.${type.slice('image/'.length)}"`,
    },
  });
}
