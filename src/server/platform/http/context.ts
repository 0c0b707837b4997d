import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';

/** What every request carries along: its id, and the pattern of its route for logs and metrics. */
export interface Env {
  Variables: { requestId: string; route: string };
}
export type App = OpenAPIHono<Env>;
export type RequestContext = Context<Env>;
