import { z } from '@hono/zod-openapi';
import { fileDigest, LARGEST_FILE } from '../../domain/journal/fileReference.ts';
import { lineOf } from '../audit/audit.ts';
import { readBytes } from '../platform/http/parse.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { photoAnswer } from './photoAnswer.ts';
import { placeToSend } from './place.ts';
import { receive, standing } from './receive.ts';
import { photoSeen } from './seen.ts';
import { cut, readRange, tooLarge } from './sentRange.ts';

const params = z.object({ sha256: fileDigest });
const query = z.object({
  village: z
    .string()
    .regex(/^[0-9A-Z]{6}(?:[0-9A-Z]{6})?$/, 'bad_journal_id')
    .optional(),
});

const sendRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/files/{sha256}',
    summary: 'Send a photo, whole or part after part; the same bytes again change nothing',
    tag: 'files',
    permission: 'files.write',
    audit: 'written',
    params,
    query,
    headers: z.object({
      'content-range': z
        .string()
        .optional()
        .openapi({
          description:
            'Which bytes these are: `bytes 0-65535/200000`. With an empty body `bytes *` + `/200000` asks how many are there. ' +
            'Without it the body is the whole photo.',
          example: 'bytes 0-65535/200000',
        }),
    }),
    bytes: 'application/octet-stream',
    answer: z.object({ received: z.int(), size: z.int(), complete: z.boolean() }),
    handler: async ({ person, params: { sha256 }, query: { village: asked }, request, requestId }) => {
      const village = await placeToSend(services, person, sha256, asked);
      const upload = { village, officer: person.id, sha256 };
      const bytes = await bytesOf(request);
      const read = readRange(request.headers.get('content-range'), bytes.length);
      if ('issues' in read) throw new Problem('invalid', read.issues);
      const { range } = read;
      if (range.ask) return standing(services, upload, range.size);
      const line = lineOf(person, requestId, { action: 'file.write', village, target: sha256 });
      return receive(services, upload, { from: range.from, bytes, size: range.size }, line);
    },
  });

/** The bytes of a request. A connection that broke off within a part brought nothing. */
async function bytesOf(request: Request): Promise<Buffer> {
  try {
    return await readBytes(request, LARGEST_FILE);
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.code, [tooLarge]) : new Problem('invalid', [cut]);
  }
}

const readRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/files/{sha256}',
    summary: 'A photo of an entry that the reader sees; sealed ones are shown by their case alone',
    tag: 'files',
    permission: 'files.read',
    audit: 'file.read',
    params,
    query,
    answer: z.string(),
    answerType: 'image/*',
    handler: async ({ person, params: { sha256 }, query: { village }, audited }) => {
      const photo = await photoSeen(services, person, sha256, village);
      audited({ village: photo.village, target: sha256 });
      return photoAnswer(photo);
    },
  });

/** Photos of entries: sent, and shown to who sees the entry. */
export const photoRoutes = (services: Services): Route[] => [sendRoute(services), readRoute(services)];
