import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { villageId } from '../../domain/areas/id.ts';
import { addDays, type Day, dayOf } from '../../domain/calendar/utc8.ts';
import { duties } from '../../domain/people/assignments.ts';
import { reaches } from '../../domain/people/permissions.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Services } from '../services.ts';
import { turn, turnsOf } from './roster.ts';
import { stationOn } from './stations.ts';

/** A phone may be without coverage for days: it learns the turns of yesterday, today and the two days after. */
const DAYS = 4;

const someone = z.object({ id: z.uuid(), name: z.string(), workPhone: z.string().nullable() });
const calls = z.object({
  station: z.object({ name: z.string(), dutyPhone: z.string().nullable() }).nullable(),
  roster: z.array(turn),
  officers: z.array(someone.extend({ duty: z.enum(duties), lead: z.boolean() })),
  committee: z.array(someone),
});
type Called = Omit<z.infer<typeof calls>, 'roster'>;

/** Whom to call about a village, for whoever works in it: by phone, so that it can be kept on one. */
export const callRoutes = ({ db, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/villages/{id}/calls',
    summary:
      'Whom to call about a village: its station and who is on call there these days, its officers, its committee',
    tag: 'areas',
    permission: 'calls.read',
    audit: 'none',
    params: z.object({ id: villageId }),
    answer: calls,
    handler: async ({ person, params }) => {
      const on = dayOf(clock.journalNow());
      const found = reaches(person, 'calls.read', params.id) ? await calledOn(db, params.id, on) : undefined;
      if (found === undefined) throw new Problem('not_found');
      const { station, ...rest } = found;
      const roster = station ? await turnsOf(db, station.id, addDays(on, -1), DAYS) : [];
      return { station: station && { name: station.name, dutyPhone: station.dutyPhone }, roster, ...rest };
    },
  }),
];

type Found = Omit<Called, 'station'> & { station: { id: string; name: string; dutyPhone: string | null } | null };

/** The lead first; whoever left the service is called no more. */
async function calledOn(db: Database, village: string, on: Day): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select
      ${stationOn(on)} as station,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'workPhone', o.work_phone,
            'duty', a.duty, 'lead', a.lead) order by a.lead desc, a.from_day desc, a.id)
        from assignment a join officer o on o.id = a.officer
        where a.village = v.id and a.from_day <= ${on} and (a.to_day is null or a.to_day >= ${on})), '[]') as officers,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'workPhone', o.work_phone) order by o.badge)
        from role_grant g join officer o on o.id = g.officer
        where g.role = 'committee' and g.area = v.id and (o.left_on is null or o.left_on > ${on})), '[]') as committee
    from area v where v.id = ${village} and v.level = 'village'`.execute(db);
  return rows[0];
}
