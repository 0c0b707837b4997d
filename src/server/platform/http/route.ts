import type { z } from '@hono/zod-openapi';
import type { Operation } from '../../../domain/people/permissions.ts';
import type { Person } from '../../../domain/people/roles.ts';

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.infer<S> : undefined;

/** What a handler is given: everything checked, the person known. */
export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  person: Person;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** The request id that errors, logs and audit repeat. */
  requestId: string;
  language: Language;
  /** Network address of the caller, for limits; behind trusted proxies the one they saw. */
  address: string;
  /** The request itself, for routes without a `body` schema that read bytes or a form. */
  request: Request;
  /** Completes the audit line of this reading: what the path and query do not say. */
  audited: (details: AuditDetails) => void;
}

/** Who asks, as what a handler calls needs to know it. */
export type Asking = Pick<RouteInput<undefined, undefined, undefined>, 'person' | 'requestId' | 'language'>;

export type Language = 'zh' | 'en';

/** What an audit line says beside who, when and which action. */
export interface AuditDetails {
  village?: string | undefined;
  target?: string | undefined;
  reason?: string | undefined;
}

/**
 * A route, declared whole: who may, what it takes, what it answers, what the audit log says of it.
 * `permission`: an operation of the one table, `signedIn` (any account: its own matters), or `public`.
 * `audit`: the action recorded before the answer; `written` when the handler's own write transaction records it; `none` only
 * for routes that read neither a case nor a journal.
 */
export interface RouteDefinition<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  A extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  tag: string;
  permission: Operation | 'signedIn' | 'public';
  audit: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Media type of a body of bytes, which the handler reads (`readBytes`). */
  bytes?: string;
  /** Request headers that the handler reads, for the document. */
  headers?: z.ZodObject;
  /** Largest body in bytes; 1 MiB unless said. */
  bodyLimit?: number;
  /** The handler itself refuses NUL and lone surrogates, because one bad entry must not fail its neighbours. */
  judgesText?: boolean;
  answer: A;
  /** Media type of the answer; JSON unless said. */
  answerType?: string;
  handler: (input: RouteInput<P, Q, B>) => Promise<z.input<A> | Response>;
}

/** A declared route of any shape, ready to be served. */
export type Route = RouteDefinition<Schema, Schema, Schema, z.ZodType>;

/** Declares a route; keeps its types for the handler. */
export function route<
  A extends z.ZodType,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(definition: RouteDefinition<P, Q, B, A>): Route {
  return definition;
}
