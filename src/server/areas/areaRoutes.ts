import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { areaId, areaTypes, levels } from '../../domain/areas/id.ts';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';

const area = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(levels),
  /** Of villages only. */
  type: z.enum(areaTypes).nullable(),
  /** Today; of villages only. */
  inScheme: z.boolean().nullable(),
  officialCode: z.string().nullable(),
  parent: z.string().nullable(),
  /** First day on which a closed village is no more, and the village that goes on with its journal. */
  closedOn: z.iso.date().nullable(),
  successor: z.string().nullable(),
});
type Area = z.infer<typeof area>;

/** Areas: names and codes that everybody may know. */
export const areaRoutes = ({ db, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/areas',
    summary: 'Areas directly below another, or the provinces',
    tag: 'areas',
    permission: 'areas.read',
    audit: 'none',
    query: z.object({ parent: areaId.optional() }),
    answer: z.object({ areas: z.array(area) }),
    handler: async ({ query }) => ({
      areas: await areasOf(db, dayOf(clock.journalNow()), sql`a.parent is not distinct from ${query.parent ?? null}`),
    }),
  }),
  route({
    method: 'get',
    path: '/api/areas/{id}',
    summary: 'One area',
    tag: 'areas',
    permission: 'areas.read',
    audit: 'none',
    params: z.object({ id: areaId }),
    answer: area,
    handler: async ({ params }) => {
      const [found] = await areasOf(db, dayOf(clock.journalNow()), sql`a.id = ${params.id}`);
      if (!found) throw new Problem('not_found');
      return found;
    },
  }),
];

async function areasOf(db: Database, on: Day, which: ReturnType<typeof sql>): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select a.id, a.name, a.level, a.type, a.official_code, a.parent, a.closed_on, a.successor,
      case when a.level = 'village' then (a.closed_on is null or a.closed_on > ${on}) and exists (
        select from scheme_period s
        where s.area = a.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on})) end as in_scheme
    from area a where ${which} order by a.id`.execute(db);
  return rows;
}
