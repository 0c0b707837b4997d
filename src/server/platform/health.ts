import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import type { Services } from '../services.ts';
import { Problem } from './http/problem.ts';
import { type Route, route } from './http/route.ts';

const ok = z.object({ status: z.literal('ok') });

/** What load balancers, orchestrators and monitoring ask. */
export function healthRoutes(services: Services): Route[] {
  const common = { tag: 'operations', permission: 'public', audit: 'none', method: 'get' } as const;
  return [
    route({
      ...common,
      path: '/healthz',
      summary: 'The process answers.',
      answer: ok,
      handler: async () => ({ status: 'ok' as const }),
    }),
    route({
      ...common,
      path: '/readyz',
      summary: 'The schema is up to date, the village list is loaded, the account admin exists.',
      answer: ok,
      handler: async () => {
        const missing = await lacking(services);
        if (missing.length > 0) throw new Problem('unavailable', missing.map(issueOf));
        return { status: 'ok' as const };
      },
    }),
    route({
      ...common,
      path: '/metrics',
      summary: 'Prometheus metrics; not for callers from outside.',
      answer: z.string(),
      answerType: 'text/plain',
      handler: async ({ request }) => {
        // a reverse proxy adds this header: what came through it came from outside
        if (request.headers.has('x-forwarded-for') || request.headers.has('forwarded')) throw new Problem('not_found');
        const { registry } = services.metrics;
        return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
      },
    }),
  ];
}

/** What must be there before people may come, and what is said while it is not. */
const needed = {
  villages: { zh: '还没有村的名单', en: 'There is no list of villages yet' },
  admin: { zh: '还没有管理员账号', en: 'There is no administrator account yet' },
};
type Needed = keyof typeof needed;

const issueOf = (what: Needed) => ({ path: `/${what}`, code: 'missing', message: needed[what] });

/** What is not there yet. The server listens only after its migrations. */
async function lacking(services: Services): Promise<Needed[]> {
  const { rows } = await sql<{ villages: boolean; admin: boolean }>`select
    exists (select from area where level = 'village') as villages,
    exists (select from role_grant where role = 'admin') as admin`.execute(services.db);
  const { villages = false, admin = false } = rows[0] ?? {};
  const there = { villages, admin };
  return (Object.keys(needed) as Needed[]).filter((what) => !there[what]);
}
