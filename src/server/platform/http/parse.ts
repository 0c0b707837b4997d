import { z } from '@hono/zod-openapi';
import { saidOf, sentences } from '../../../domain/language/sentences.ts';
import { Problem, type RaisedIssue } from './problem.ts';
import type { Language, Route } from './route.ts';

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** A request as it came in, before any schema. */
export interface Incoming {
  params: Record<string, string>;
  query: Record<string, string[]>;
  request: Request;
  language: Language;
}

/** What the schemas made of a request; each handler knows its own shape. */
interface Parsed {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Path, query and body by the route's schemas; throws a `Problem` with the issues of all three. */
export async function parse(route: Route, incoming: Incoming): Promise<Parsed> {
  const body = route.body === undefined ? undefined : await readJson(incoming.request, route.bodyLimit);
  const issues: RaisedIssue[] = [];
  const checked = (where: string, schema: z.ZodType | undefined, value: unknown, text = true): unknown => {
    if (schema === undefined) return undefined;
    if (text) issues.push(...unstorable(value, `/${where}`));
    const result = strict(schema).safeParse(value, { error: sentences(incoming.language) });
    if (!result.success) issues.push(...issuesOf(result.error, `/${where}`, incoming.language));
    return result.data;
  };
  const parsed = {
    params: checked('path', route.params, incoming.params),
    query: checked('query', route.query ?? (isPage(route) ? undefined : NOTHING), single(incoming.query)),
    body: checked('body', route.body, body, !route.judgesText),
  };
  if (issues.length > 0) throw new Problem('invalid', issues);
  return parsed;
}

const NOTHING = z.strictObject({});

/** A page's link gets more keys on its way through chats and mails, which it does not read. */
const isPage = (route: Route): boolean => route.path.includes('*') || route.answerType === 'text/html';

const strictOf = new WeakMap<z.ZodType, z.ZodType>();

/** Unknown keys are refused, whatever the schema's author left open at its top. Made once: a new schema is compiled anew. */
export function strict(schema: z.ZodType): z.ZodType {
  const known = strictOf.get(schema);
  if (known !== undefined) return known;
  const made = schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
  strictOf.set(schema, made);
  return made;
}

/** Every fault zod found, as issues; `where` goes before each pointer. */
function issuesOf(error: z.ZodError, where: string, language: Language): RaisedIssue[] {
  return error.issues.map((issue) => ({
    path: where + issue.path.map((key) => `/${pointerPart(String(key))}`).join(''),
    code: issue.code ?? 'custom',
    message: saidOf(issue, language),
  }));
}

const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function single(query: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(query).map(([key, all]) => [key, all.length === 1 ? (all[0] ?? '') : all]));
}

const UNSTORABLE = { zh: '含有无法保存的字符', en: 'U+0000 and lone surrogates cannot be stored.' };

/** Strings PostgreSQL cannot keep: U+0000 and lone surrogates. */
function unstorable(value: unknown, path: string): RaisedIssue[] {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return [];
    return [{ path, code: 'unstorable_text', message: UNSTORABLE }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.includes('\0') || !key.isWellFormed() ? unstorable(key, path) : []),
    ...unstorable(inner, `${path}/${pointerPart(key)}`),
  ]);
}

async function readJson(request: Request, limit = DEFAULT_BODY_LIMIT): Promise<unknown> {
  // also keeps cross-site forms out: they cannot send this type without the browser asking first
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new Problem('malformed');
  try {
    return JSON.parse(new TextDecoder().decode(await readBytes(request, limit)));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('malformed');
  }
}

/** The body; throws `too_large` beyond the limit without reading on. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > limit) throw new Problem('too_large');
  if (length !== null) return Buffer.from(await request.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw new Problem('too_large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
