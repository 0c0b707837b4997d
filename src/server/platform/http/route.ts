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
  language: 'zh' | 'en';
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
  answer: A;
  handler: (input: RouteInput<P, Q, B>) => Promise<z.input<A>>;
}

/** A declared route of any shape, ready to be served. */
export type Route = RouteDefinition<any, any, any, any>;

/** Declares a route; keeps its types for the handler. */
export function route<A extends z.ZodType, P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  definition: RouteDefinition<P, Q, B, A>,
): Route {
  return definition as Route;
}
