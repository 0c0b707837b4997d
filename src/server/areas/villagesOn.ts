import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Database, rangeOf } from '../platform/db/database.ts';

/** A village as a view of coverage reads it; what is wanted of each posting is the caller's. */
export interface VillageRow<Posting> {
  id: string;
  name: string;
  initials: string | null;
  inScheme: boolean;
  /** The police station of that day. */
  station: string | null;
  postings: Posting[];
}

/** What is read of the postings: `as` makes the JSON of one (`p` assignment, `o` officer), `which` leaves others out. */
export interface PostingsRead {
  as: RawBuilder<unknown>;
  which?: RawBuilder<unknown>;
}

/**
 * Open villages of some areas, with their station and their postings of a day. Each table is read once and joined by hash: a
 * province has 18,000 villages, and looking each one up took twice as long.
 */
export async function villagesOn<Posting>(
  db: Database,
  { areas, on }: { areas: string[]; on: Day },
  { as, which = sql`true` }: PostingsRead,
): Promise<VillageRow<Posting>[]> {
  // ranges of the keys: of 665,276 areas a prefix test would read every one
  const ranges = areas.map(rangeOf);
  const within = (village: string) =>
    sql`(${sql.join(
      ranges.map(({ lo, hi }) => sql`${sql.ref(village)} >= ${lo} and ${sql.ref(village)} < ${hi}`),
      sql` or `,
    )})`;
  const onDay = (spell: string) =>
    sql`${sql.ref(`${spell}.from_day`)} <= ${on} and (${sql.ref(`${spell}.to_day`)} is null or ${sql.ref(`${spell}.to_day`)} >= ${on})`;
  if (areas.length === 0) return [];
  const { rows } = await sql<VillageRow<Posting>>`
    select v.id, v.name, v.initials, s.area is not null as in_scheme, m.station, coalesce(posted.postings, '[]') as postings
    from area v
    left join (select s.area from scheme_period s where ${within('s.area')} and ${onDay('s')}) s on s.area = v.id
    left join (select m.village, m.station from station_village m
      where ${within('m.village')} and ${onDay('m')}) m on m.village = v.id
    left join (select p.village, json_agg(${as} order by p.lead desc, p.from_day, p.id) as postings
      from assignment p join officer o on o.id = p.officer
      where ${within('p.village')} and ${onDay('p')} and ${which} group by p.village) posted on posted.village = v.id
    where ${within('v.id')} and v.level = 'village' and (v.closed_on is null or v.closed_on > ${on})
    order by v.id`.execute(db);
  return rows;
}
