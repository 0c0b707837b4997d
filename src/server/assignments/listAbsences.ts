import { sql } from 'kysely';
import type { Day, Instant } from '../../domain/calendar/utc8.ts';
import { type Absence, hasPartInAbsence } from '../../domain/people/absences.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';
import { speakerOf } from './absences.ts';

interface Who {
  id: string;
  badge: string;
  name: string;
}

/** An absence in a list: who, when, why in one word, who stands in and where, who proposed and who decided. */
export interface ListedAbsence {
  id: string;
  officer: Who | null;
  unit: string | null;
  from: Day;
  to: Day;
  kind: Absence['kind'];
  substitute: Who | null;
  state: Absence['state'];
  reason: string | null;
  proposedBy: Who | null;
  decidedBy: Who | null;
  createdAt: Instant;
  /** Villages of those away on these days, within the asker's reach, with whoever stands in there instead of `substitute`. */
  villages: { id: string; name: string; substitute: Who | null }[];
  /** The asker has a part in it, so that somebody else must decide. */
  own: boolean;
}

export interface Asked {
  state?: Absence['state'] | undefined;
  /** Only those that touch these days. */
  from?: Day | undefined;
  to?: Day | undefined;
}

const MOST = 1000;

/** Absences of a unit's officers, or of those posted in the bureau's area, latest first. */
export async function listAbsences(db: Database, person: Person, asked: Asked): Promise<ListedAbsence[]> {
  const { within, units } = speakerOf(person);
  const { rows } = await sql<Omit<ListedAbsence, 'own'>>`
    select a.id, ${who('o')} as officer, a.unit, a.from_day as "from", a.to_day as "to", a.kind,
      ${who('s')} as substitute, a.state, a.reason, ${who('p')} as proposed_by, ${who('d')} as decided_by, a.created_at,
      coalesce(theirs.villages, '[]') as villages
    from absence a left join officer o on o.id = a.officer left join officer s on s.id = a.substitute
    left join officer p on p.id = a.proposed_by left join officer d on d.id = a.decided_by
    cross join lateral (
      select json_agg(distinct jsonb_build_object('id', v.id, 'name', v.name, 'substitute', ${who('i')})) as villages
      from ${away} join assignment t on t.officer = m.id join area v on v.id = t.village
      left join officer i on i.id = (a.substitutes ->> t.village)::uuid
      where t.duty <> 'acting'
        and t.from_day <= a.to_day and (t.to_day is null or t.to_day >= a.from_day)
        and (coalesce(a.unit, o.unit) = any(${units}::text[])
          or exists (select from unnest(${within}::text[]) as prefix where starts_with(t.village, prefix)))) theirs
    where (coalesce(a.unit, o.unit) = any(${units}::text[]) or theirs.villages is not null or ${acting(within)})
      and (${asked.state ?? null}::text is null or a.state = ${asked.state ?? null}::text)
      and (${asked.from ?? null}::date is null or a.to_day >= ${asked.from ?? null}::date)
      and (${asked.to ?? null}::date is null or a.from_day <= ${asked.to ?? null}::date)
    order by a.from_day desc, a.id desc limit ${MOST}`.execute(db);
  return rows.map(({ proposedBy, ...row }) => ({
    ...row,
    proposedBy,
    own: hasPartInAbsence(person.id, { officer: row.officer?.id ?? null, proposedBy: proposedBy?.id ?? null }),
  }));
}

/** Those an absence takes away; by two ways of an index each, not by looking at every officer. */
const away = sql`(select a.officer as id union all select id from officer where unit = a.unit) m`;

const who = (table: string) => {
  const at = sql.table(table);
  return sql`case when ${at}.id is not null then json_build_object('id', ${at}.id, 'badge', ${at}.badge, 'name', ${at}.name) end`;
};

/** Those away who only stand in for someone there: the bureau answers for them as well. */
const acting = (within: readonly string[]) => sql`exists (
  select from ${away} join assignment t on t.officer = m.id, unnest(${within}::text[]) as prefix
  where t.duty = 'acting' and starts_with(t.village, prefix)
    and t.from_day <= a.to_day and (t.to_day is null or t.to_day >= a.from_day))`;
