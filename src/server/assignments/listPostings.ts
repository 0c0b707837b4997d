import { type RawBuilder, sql } from 'kysely';
import { type Day, dayOf, type Instant } from '../../domain/calendar/utc8.ts';
import { type Duty, mayBeTakenBack } from '../../domain/people/assignments.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';

export interface Listed {
  id: string;
  officer: {
    id: string;
    badge: string;
    name: string;
    unit: string | null;
    workPhone: string | null;
    grade: 'police' | 'auxiliary';
  };
  village: { id: string; name: string };
  duty: Duty;
  lead: boolean;
  from: Day;
  to: Day | null;
  /** Of an acting posting: the absence that asks for it; such a posting follows its absence. */
  absence: string | null;
  /** It may still be taken back as if it had never been. */
  removable: boolean;
}

export interface Asked {
  area: string;
  /** Only those of this day. */
  on?: Day | undefined;
  officer?: string | undefined;
  duty?: Duty | undefined;
  limit: number;
  after?: string | undefined;
}

/** Postings in the part of an area that is within reach, by village and first day; a page of them. */
export async function listPostings(
  { db, clock }: { db: Database; clock: Clock },
  asked: Asked,
  within: string[],
): Promise<{ assignments: Listed[]; next?: string }> {
  const { rows } = await sql<Listed & { createdAt: Instant }>`
    select a.id, json_build_object('id', o.id, 'badge', o.badge, 'name', o.name, 'unit', o.unit,
        'workPhone', o.work_phone, 'grade', o.grade) as officer,
      json_build_object('id', v.id, 'name', v.name) as village, a.duty, a.lead, a.from_day as "from", a.to_day as "to",
      a.absence, a.created_at
    from assignment a join officer o on o.id = a.officer join area v on v.id = a.village
    where ${sql.join(conditionsOf(asked), sql` and `)}
      and exists (select from unnest(${within}::text[]) as prefix where starts_with(a.village, prefix))
    order by a.village, a.from_day, a.id limit ${asked.limit + 1}`.execute(db);
  const shown = rows.slice(0, asked.limit);
  const [now, today] = [dayOf(clock.now()), dayOf(clock.journalNow())];
  const assignments = shown.map(({ createdAt, ...row }) => ({
    ...row,
    removable: row.absence === null && mayBeTakenBack(row, dayOf(createdAt) === now, today),
  }));
  const last = shown.at(-1);
  return { assignments, ...(rows.length > shown.length && last ? { next: last.id } : {}) };
}

function conditionsOf({ area, on, officer, duty, after }: Asked): RawBuilder<unknown>[] {
  const all = [sql`a.village >= ${area} and a.village < ${`${area}~`}`];
  if (on !== undefined) all.push(sql`a.from_day <= ${on} and (a.to_day is null or a.to_day >= ${on})`);
  if (officer !== undefined) all.push(sql`a.officer = ${officer}`);
  if (duty !== undefined) all.push(sql`a.duty = ${duty}`);
  if (after !== undefined) {
    all.push(sql`(a.village, a.from_day, a.id) > (select village, from_day, id from assignment where id = ${after})`);
  }
  return all;
}
