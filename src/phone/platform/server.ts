import createClient, { type FetchResponse } from 'openapi-fetch';
import type { paths } from '../../ui/api.ts';
import { Refusal, refusalOf } from '../../ui/refusal.ts';
import { whoever } from '../rest/opened.ts';
import { choices } from './choices.ts';

/** An answer, or a next part of one, that does not come in this time counts as none: a phone at the edge of coverage waits for ever otherwise. */
const PATIENCE = 60_000;

/** The server, as its OpenAPI document says. Who is asking is said by the session's cookie. */
export const server = createClient<paths>({ baseUrl: location.origin, fetch: reach });
server.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', choices().language);
    // the session's cookie counts with this alone: it does not open the desk on a phone that is locked
    request.headers.set('x-app', 'phone');
    const who = whoever();
    if (who) request.headers.set('x-officer', who.officer);
  },
});

async function reach(request: Request): Promise<Response> {
  const patience = new AbortController();
  const response = await inTime(patience, () => fetch(request, { signal: patience.signal }));
  // a page in place of an answer is somebody else's: of a network that wants a sign-in first
  if (response.ok && response.headers.get('content-type')?.startsWith('text/html')) throw unreached();
  // browsers give a 304 a body, and let nobody make one that has
  if (response.body === null || response.status === 304) return response;
  const parts = response.body.getReader();
  const pull = async (into: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { done, value } = await inTime(patience, () => parts.read());
    if (done) into.close();
    else into.enqueue(value);
  };
  const { status, statusText, headers } = response;
  return new Response(new ReadableStream({ pull }), { status, statusText, headers });
}

const unreached = (): Refusal => new Refusal(0, { code: 'offline' });

async function inTime<T>(patience: AbortController, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await work();
  } catch {
    throw unreached();
  } finally {
    clearTimeout(timer);
  }
}

/** What the server answered; throws a `Refusal` when it said no, or could not be reached (`offline`). */
export async function answered<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  asked: Promise<FetchResponse<T, O, M>>,
) {
  const { data, error, response } = await asked.catch((failed: unknown) => {
    // an answer that breaks off, or is no JSON, is none
    throw failed instanceof Refusal ? failed : unreached();
  });
  if (error !== undefined || !response.ok) throw told(response, error);
  return data as NonNullable<typeof data>;
}

function told({ status, headers }: Response, error: unknown): Refusal {
  const refusal = refusalOf(status, error);
  const said = headers.get('retry-after') ?? '';
  // seconds, or a moment by the server's clock, whatever the phone's says
  const moment = (Date.parse(said) - Date.parse(headers.get('date') ?? '')) / 1000;
  refusal.after = Math.max(0, /^\d+$/.test(said) ? Number(said) : moment || 0);
  return refusal;
}

type GetPath = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths];

/** What a path answers to GET. */
export type Answer<P extends GetPath> = paths[P]['get'] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
