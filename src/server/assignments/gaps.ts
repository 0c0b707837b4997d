import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import { type Database, rangeOf } from '../platform/db/database.ts';

interface Named {
  id: string;
  name: string;
}

/** A village of the scheme without a lead on a day: since when, who was the last, and who comes. */
export interface Gap {
  village: Named;
  township: Named | null;
  station: Named | null;
  /** The day after the last lead's last day; null: there never was one. */
  since: Day | null;
  last: { officer: Named & { badge: string }; to: Day } | null;
  next: { officer: Named & { badge: string }; from: Day } | null;
  /** How many are posted there all the same, none of them the lead. */
  others: number;
}

/** Villages without an officer whom the board could name, in the part of an area within reach, by id. */
export async function gapsOn(db: Database, { area, on }: { area: string; on: Day }, within: string[]): Promise<Gap[]> {
  const { lo, hi } = rangeOf(area);
  const { rows } = await sql<Gap>`
    select json_build_object('id', v.id, 'name', v.name) as village,
      (select json_build_object('id', t.id, 'name', t.name) from area t where t.id = v.parent) as township,
      (select json_build_object('id', s.id, 'name', s.name) from station_village m join station s on s.id = m.station
        where m.village = v.id and m.from_day <= ${on} and (m.to_day is null or m.to_day >= ${on})) as station,
      last.to_day + 1 as since,
      case when last.to_day is not null then json_build_object('to', last.to_day, 'officer', last.officer) end as last,
      case when next.from_day is not null then json_build_object('from', next.from_day, 'officer', next.officer) end as next,
      (select count(*)::int from assignment p
        where p.village = v.id and p.from_day <= ${on} and (p.to_day is null or p.to_day >= ${on})) as others
    from area v
    left join lateral (select p.to_day, ${officer} from assignment p join officer o on o.id = p.officer
      where p.village = v.id and p.lead and p.to_day < ${on} order by p.to_day desc, p.id limit 1) last on true
    left join lateral (select p.from_day, ${officer} from assignment p join officer o on o.id = p.officer
      where p.village = v.id and p.lead and p.from_day > ${on} order by p.from_day, p.id limit 1) next on true
    where v.id >= ${lo} and v.id < ${hi} and v.level = 'village' and (v.closed_on is null or v.closed_on > ${on})
      and exists (select from scheme_period s
        where s.area = v.id and s.from_day <= ${on} and (s.to_day is null or s.to_day >= ${on}))
      and not exists (select from assignment p
        where p.village = v.id and p.lead and p.from_day <= ${on} and (p.to_day is null or p.to_day >= ${on}))
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(v.id, prefix))
    order by v.id`.execute(db);
  return rows;
}

const officer = sql`json_build_object('id', o.id, 'badge', o.badge, 'name', o.name) as officer`;
