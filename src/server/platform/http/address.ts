import type { IncomingMessage } from 'node:http';
import type { RequestContext } from './context.ts';

/** Network address of the caller: the socket's, or what the outermost trusted proxy saw. Used for limits only, never stored. */
export function addressOf(context: RequestContext, trustedProxies: number): string {
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  const direct = incoming?.socket.remoteAddress ?? 'local';
  if (trustedProxies === 0) return direct;
  const seen = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return seen.at(-trustedProxies) || direct;
}
