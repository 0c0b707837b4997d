import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { areaTypes, villageId } from '../../domain/areas/id.ts';
import { type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { duties } from '../../domain/people/assignments.ts';
import type { Named } from '../../domain/people/coverage.ts';
import { reaches } from '../../domain/people/permissions.ts';
import { absencesOfVillage, postingsOfVillage } from '../assignments/villagePeople.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { stationOn } from './stations.ts';

const named = z.object({ id: z.string(), name: z.string() });
const day = z.iso.date();

const posting = z.object({
  id: z.uuid(),
  officer: named.extend({
    badge: z.string(),
    grade: z.enum(['police', 'auxiliary']),
    unit: z.string().nullable(),
  }),
  workPhone: z.string().nullable(),
  duty: z.enum(duties),
  lead: z.boolean(),
  from: day,
  to: day.nullable(),
});

const village = named.extend({
  on: day,
  type: z.enum(areaTypes),
  inScheme: z.boolean(),
  officialCode: z.string().nullable(),
  /** From the province down to the township. */
  path: z.array(named),
  station: named.extend({ dutyPhone: z.string().nullable() }).nullable(),
  closedOn: day.nullable(),
  successor: named.nullable(),
  postings: z.array(posting),
  absences: z.array(z.object({ officer: named, from: day, to: day, substitute: z.string().nullable() })),
});

/** A village as its room opens: where it lies, its station, and who is and was on duty there. */
export const villageRoutes = ({ db, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/villages/{id}',
    summary: 'A village: where it lies, its police station, everyone posted there since ever, absences of a year',
    tag: 'areas',
    permission: 'villages.read',
    audit: 'none',
    params: z.object({ id: villageId }),
    answer: village,
    handler: async ({ person, params }) => {
      const on = dayOf(clock.journalNow());
      if (!reaches(person, 'villages.read', params.id)) throw new Problem('not_found');
      const [found, postings, absences] = await Promise.all([
        villageOn(db, params.id, on),
        postingsOfVillage(db, params.id, on),
        absencesOfVillage(db, params.id, on),
      ]);
      if (found === undefined) throw new Problem('not_found');
      return { ...found, on, postings, absences };
    },
  }),
];

type Place = Omit<z.infer<typeof village>, 'on' | 'postings' | 'absences'> & { path: Named[] };

async function villageOn(db: Database, id: string, on: Day): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select v.id, v.name, v.type, v.official_code, v.closed_on, exists (select from scheme_period s
        where s.area = v.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on})) as in_scheme,
      (select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.id) from area a
        where a.id in (left(v.id, 2), left(v.id, 4), left(v.id, 6), left(v.id, 9))) as path,
      ${stationOn(on)} as station,
      (select json_build_object('id', n.id, 'name', n.name) from area n where n.id = v.successor) as successor
    from area v where v.id = ${id} and v.level = 'village'`.execute(db);
  return rows[0];
}
