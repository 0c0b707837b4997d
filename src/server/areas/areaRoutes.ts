import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { areaId, areaTypes, idsDownTo, levels } from '../../domain/areas/id.ts';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { searchAreas } from './search.ts';

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
const named = z.object({ id: z.string(), name: z.string() });

/** Areas: names and codes that everybody may know. */
export const areaRoutes = (services: Services): Route[] => [...namesRoutes(services), searchRoute(services)];

const namesRoutes = ({ db, clock }: Services): Route[] => [
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
    answer: area.extend({
      above: z.array(named).openapi({ description: 'The areas it lies in, from the province down.' }),
    }),
    handler: async ({ params }) => {
      const ids = idsDownTo(params.id);
      const found = await areasOf(db, dayOf(clock.journalNow()), sql`a.id = any(${ids})`);
      const asked = found.find(({ id }) => id === params.id);
      if (!asked) throw new Problem('not_found');
      const above = found.filter((one) => one !== asked).map(({ id, name }) => ({ id, name }));
      return { ...asked, above };
    },
  }),
];

const searchRoute = ({ db }: Services): Route =>
  route({
    method: 'get',
    path: '/api/area-search',
    summary: 'Areas within reach by name, pinyin, initials or code',
    tag: 'areas',
    permission: 'villages.read',
    audit: 'none',
    query: z.object({
      spelling: z.string().trim().min(1).max(60),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    answer: z.object({
      areas: z.array(
        named.extend({
          level: z.enum(levels),
          initials: z.string().nullable(),
          closedOn: z.iso.date().nullable(),
          path: z.array(named),
        }),
      ),
    }),
    handler: async ({ person, query }) => ({
      areas: await searchAreas(db, query.spelling, query.limit, reach(person, 'villages.read')),
    }),
  });

async function areasOf(db: Database, on: Day, which: ReturnType<typeof sql>): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select a.id, a.name, a.level, a.type, a.official_code, a.parent, a.closed_on, a.successor,
      case when a.level = 'village' then (a.closed_on is null or a.closed_on > ${on}) and exists (
        select from scheme_period s
        where s.area = a.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on})) end as in_scheme
    from area a where ${which} order by a.id`.execute(db);
  return rows;
}
