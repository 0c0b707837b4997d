import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { addDays, type Day, startOf } from '../../domain/calendar/utc8.ts';
import type { Database } from '../platform/db/database.ts';

/** 值班民警 and 带班领导. */
export const post = z.enum(['onCall', 'lead']);

export const turn = z.object({
  officer: z.object({ id: z.uuid(), badge: z.string(), name: z.string(), workPhone: z.string().nullable() }),
  from: z.string(),
  to: z.string(),
  post,
});
export type Turn = z.infer<typeof turn>;

/** Who is on call at a station in so many days from the first on, the earliest turn first. */
export async function turnsOf(db: Database, station: string, from: Day, days: number): Promise<Turn[]> {
  const { rows } = await sql<Turn>`
    select json_build_object('id', o.id, 'badge', o.badge, 'name', o.name, 'workPhone', o.work_phone) as officer,
      r.from_at as "from", r.to_at as "to", r.post
    from duty_roster r join officer o on o.id = r.officer
    where r.station = ${station} and r.from_at < ${startOf(addDays(from, days))} and r.to_at > ${startOf(from)}
    order by r.from_at, r.post, o.badge`.execute(db);
  return rows;
}
