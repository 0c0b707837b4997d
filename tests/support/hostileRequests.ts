import fc from 'fast-check';
import { type Fitting, type Operation, anything, hostile, spoilt, withUnknownKey } from './fuzz.ts';
import type { Answer } from './server.ts';

export type Fault = string;

/** A body as it goes over the wire. */
export interface SentBody {
  text: string | undefined;
  headers: Record<string, string>;
  /** Whole or in part: of several entries only one may be wrong. */
  mustBeRefused: boolean;
}

export interface SentQuery {
  path: Record<string, string>;
  search: string;
}

const json = (value: unknown): string => JSON.stringify(value) ?? 'null';

/** Bodies that fit, that do not, and that are no JSON at all. */
export function bodies(operation: Operation, fitting: Fitting): fc.Arbitrary<SentBody> {
  const schema = operation.body;
  if (schema === undefined) return fc.constant({ text: undefined, headers: {}, mustBeRefused: false });
  const fits = fitting.of(schema);
  const taken = (text: string): SentBody => ({ text, headers: {}, mustBeRefused: false });
  const broken = (text: string, headers = {}): SentBody => ({ text, headers, mustBeRefused: true });
  return fc.oneof(
    { weight: 3, arbitrary: fits.map((value) => taken(json(value))) },
    { weight: 5, arbitrary: fits.chain(spoilt).map((value) => taken(json(value))) },
    { weight: 3, arbitrary: fits.chain(withUnknownKey).map((value) => broken(json(value))) },
    { weight: 1, arbitrary: anything.map((value) => taken(json(value))) },
    { weight: 1, arbitrary: fits.map((value) => broken(json(value).slice(0, -1))) },
    { weight: 1, arbitrary: fits.map((value) => broken(json(value), { 'content-type': 'text/plain' })) },
    {
      weight: 1,
      arbitrary: fits.map((value) => broken(json(value), { 'content-type': 'application/x-www-form-urlencoded' })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('', '{', 'nul', '"', '['.repeat(50_000), '{"a":'.repeat(10_000), '\u0000')
        .map((text) => broken(text)),
    },
  );
}

/** Path and query: what fits, what does not, what is too much and what nobody declared. */
export function query({ parameters }: Operation, fitting: Fitting): fc.Arbitrary<SentQuery> {
  const word = (schema: object) =>
    fc.oneof(
      { weight: 4, arbitrary: fitting.of(schema).map(String) },
      { weight: 1, arbitrary: fc.constantFrom(...hostile).map(short) },
    );
  const of = (where: string) => parameters.filter((parameter) => parameter.in === where);
  const path = fc.record(Object.fromEntries(of('path').map(({ name, schema }) => [name, word(schema)])));
  const named = fc.record(Object.fromEntries(of('query').map(({ name, schema }) => [name, word(schema)])), {
    requiredKeys: of('query')
      .filter(({ required }) => required)
      .map(({ name }) => name),
  });
  const extra = fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('planted=1', 'limit=1&limit=2', '%', '%FF=%FF', '[]=1', '=') },
  );
  return fc.record({ path, named, extra }).map((drawn) => {
    const pairs = Object.entries(drawn.named).map(([key, value]) => `${key}=${encoded(value)}`);
    const search = [...pairs, drawn.extra].filter(Boolean).join('&');
    return { path: drawn.path, search: search === '' ? '' : `?${search}` };
  });
}

/** Beyond a request line's length the parser answers, not the program. */
const short = (text: string): string => text.slice(0, 2000);
const encoded = (text: unknown): string => encodeURIComponent(String(text).toWellFormed());

/** The path with its parameters in place; one that is not given is a word nobody declared. */
export const filled = (path: string, by: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(by[name] || '-'));

/** What is wrong with an answer: a fault of ours, or a refusal that does not say why. */
export function refusalFaults({ status, headers, body }: Answer, page = false): Fault[] {
  if (status < 400) return [];
  if (page && status < 500) return headers.get('content-type')?.startsWith('text/html') ? [] : [`${status} is no page`];
  const faults: Fault[] = [];
  if (status >= 500) faults.push(`answered ${status}: ${JSON.stringify(body)}`);
  if (!headers.get('content-type')?.startsWith('application/problem+json')) faults.push(`${status} is no problem+json`);
  for (const field of ['code', 'title', 'requestId']) {
    if (typeof body?.[field] !== 'string') faults.push(`${status} without ${field}`);
  }
  if (!Array.isArray(body?.issues)) faults.push(`${status} without issues`);
  if (status === 422 && body.issues.length === 0) faults.push('422 that lists no issue');
  return faults;
}
