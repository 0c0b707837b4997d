import { z } from '@hono/zod-openapi';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { streamOf } from './stream.ts';

const TYPE = 'text/event-stream';

/** Server-sent events: that something changed where one may look, never what. */
export const liveRoutes = ({ live, authenticate }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/live',
    summary: 'Events: `change` with kinds and areas within reach, `again` when something may have been missed',
    tag: 'live',
    permission: 'live.read',
    audit: 'none',
    answer: z.string().openapi({ description: 'Server-sent events; `Last-Event-ID` goes on where they broke off.' }),
    answerType: TYPE,
    handler: async ({ person, request }) => {
      const { headers } = request;
      const lastSeen = headers.get('last-event-id') ?? undefined;
      const stream = streamOf(live, { person, lastSeen, again: () => authenticate(headers) });
      // proxies must pass each event on as it comes
      return new Response(stream, { headers: { 'content-type': TYPE, 'x-accel-buffering': 'no' } });
    },
  }),
];
