import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Services } from '../../services.ts';
import type { RequestContext } from './context.ts';
import { languageOf, titleLanguageOf } from './language.ts';
import { Problem, problems, worded } from './problem.ts';

const compress = promisify(gzip);
/** Below one packet compression saves nothing. */
const WORTH_COMPRESSING = 1400;
const COMPRESSIBLE = /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)|image\/svg)/;

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), camera=(self), microphone=()',
  // styles made at run time by the desk's components need 'unsafe-inline'
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; " +
    "frame-ancestors 'none'; form-action 'self'",
};

type Body = string | Buffer<ArrayBuffer> | ReadableStream | null;

/** A JSON answer; none where whoever asks has the very same by its tag, as phones do of what seldom changes. */
export function answerJson(
  context: RequestContext,
  value: unknown,
  status = 200,
  type = 'application/json',
): Promise<Response> {
  const text = JSON.stringify(value ?? {});
  const headers = new Headers({ 'content-type': type });
  if (context.req.method !== 'GET' || status !== 200 || text.length < WORTH_COMPRESSING)
    return finish(context, status, headers, text);
  // weak: it is the same packed or not
  const tag = `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
  headers.set('etag', tag);
  if (context.req.header('if-none-match') !== tag) return finish(context, status, headers, text);
  return finish(context, 304, headers, null);
}

/** A handler's own response, with our headers where it set none. */
export async function answerResponse(context: RequestContext, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  const ready = response.body === null || response.headers.has('content-encoding') || !COMPRESSIBLE.test(type);
  const body = ready ? response.body : Buffer.from(await response.arrayBuffer());
  return finish(context, response.status, new Headers(response.headers), body);
}

async function finish(context: RequestContext, status: number, headers: Headers, body: Body): Promise<Response> {
  for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value);
  headers.set('x-request-id', context.get('requestId'));
  if (context.req.path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
  const whole = typeof body === 'string' || body instanceof Buffer;
  if (!whole || body.length < WORTH_COMPRESSING) return new Response(body, { status, headers });
  headers.append('vary', 'Accept-Encoding');
  headers.delete('content-length');
  if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return new Response(body, { status, headers });
  headers.set('content-encoding', 'gzip');
  const level = constants.Z_DEFAULT_COMPRESSION;
  return new Response(await compress(body, { level }), { status, headers });
}

/** What went wrong, as application/problem+json: every issue of ours, nothing of the inside; the log has the rest. */
export function answerFault(services: Services, context: RequestContext, error: unknown): Promise<Response> {
  if (error instanceof Problem) return answerProblem(context, error);
  const code = isUnavailable(error) ? 'unavailable' : 'fault';
  services.log.error({ request: context.get('requestId'), route: context.get('route'), error }, 'failed');
  return answerProblem(context, new Problem(code));
}

async function answerProblem(context: RequestContext, { code, issues: raised, facts }: Problem): Promise<Response> {
  const { status, title: titles } = problems[code];
  const title = titles[titleLanguageOf(context)];
  const language = languageOf(context);
  const issues = raised.map((issue) => worded(issue, language));
  const body = { type: 'about:blank', title, status, code, requestId: context.get('requestId'), issues, ...facts };
  return answerJson(context, body, status, 'application/problem+json');
}

/** Classes of PostgreSQL errors that pass by themselves or need the administrator: connection, resources, shutdown. */
const UNAVAILABLE = /^(08|53|57P0|58|ECONN|ENOENT|EPIPE|ETIMEDOUT)/;

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined) return UNAVAILABLE.test(code);
  return /Connection terminated|timeout exceeded when trying to connect|driver has already been destroyed/i.test(
    error.message,
  );
}
