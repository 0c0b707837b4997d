import { z } from '@hono/zod-openapi';
import { AUDIT_LEAST, retention, retentionSchema } from '../../domain/privacy/retention.ts';
import { lineOf } from '../audit/audit.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { retentionOf, setRetention } from './retention.ts';

const PATH = '/api/settings/retention';
const common = { path: PATH, tag: 'settings' } as const;

/** How long personal data is kept: figures a deployment may shorten, never lengthen. */
export const retentionRoutes = (services: Services): Route[] => [
  route({
    ...common,
    method: 'get',
    summary: 'How long personal data is kept, and the longest it may be',
    permission: 'settings.read',
    audit: 'none',
    answer: z.object({ kept: retentionSchema, longest: retentionSchema, auditLeast: z.int() }),
    handler: async () => ({ kept: await retentionOf(services.db), longest: retention, auditLeast: AUDIT_LEAST }),
  }),
  route({
    ...common,
    method: 'put',
    summary: 'Shorten how long personal data is kept; what is over goes with the next nightly run',
    permission: 'settings.write',
    audit: 'written',
    body: retentionSchema,
    answer: z.object({ kept: retentionSchema }),
    handler: async ({ person, body, requestId }) => {
      const line = lineOf(person, requestId, { action: 'settings.retention', target: changesTold(body) });
      await setRetention(services, body, { id: person.id, line });
      return { kept: body };
    },
  }),
];

/** The figures that are shorter than the longest, for the audit log. */
function changesTold(kept: z.infer<typeof retentionSchema>): string {
  const shorter = Object.entries(kept).flatMap(([what, lengths]) =>
    Object.entries(lengths)
      .filter(([from, length]) => length < (retention as Record<string, Record<string, number>>)[what]![from]!)
      .map(([from, length]) => `${what}.${from} ${length}`),
  );
  return shorter.join(', ') || 'longest';
}
