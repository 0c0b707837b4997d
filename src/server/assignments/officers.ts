import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/calendar/utc8.ts';
import type { Duty } from '../../domain/people/assignments.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Person, Role } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';

/** An officer by what their work needs: badge, name, work phone, unit, grade; and where they are posted on the day. */
export interface ListedOfficer {
  id: string;
  badge: string;
  name: string;
  workPhone: string | null;
  unit: string | null;
  grade: 'police' | 'auxiliary';
  leftOn: Day | null;
  /** Someone gave them the means to sign in. */
  canSignIn: boolean;
  postings: {
    id: string;
    village: { id: string; name: string };
    duty: Duty;
    lead: boolean;
    from: Day;
    to: Day | null;
  }[];
}

export interface Asked {
  on: Day;
  /** Only those posted in one of these areas. */
  areas?: string[] | undefined;
  unit?: string | undefined;
  badge?: string | undefined;
  posted?: 'yes' | 'no' | undefined;
  limit: number;
  after?: string | undefined;
}

/**
 * Officers a person has to do with, by badge number: the administrator's are all; a bureau's those posted in its area, those
 * posted nowhere, who wait for a village, and anyone whose badge number it knows; a station's and a unit's their own.
 */
export async function listOfficers(
  db: Database,
  person: Person,
  asked: Asked,
): Promise<{ officers: ListedOfficer[]; next?: string }> {
  const within = reach(person, 'officers.read');
  const { units } = placesOf(person);
  const { rows } = await sql<ListedOfficer>`
    select o.id, o.badge, o.name, o.work_phone, o.unit, o.grade, o.left_on,
      exists (select from auth_account a where a.user_id = o.id) as can_sign_in,
      coalesce((select json_agg(json_build_object('id', p.id, 'village', json_build_object('id', v.id, 'name', v.name),
          'duty', p.duty, 'lead', p.lead, 'from', p.from_day, 'to', p.to_day) order by p.village, p.from_day)
        from ${postedOn(asked.on)} join area v on v.id = p.village
        where o.unit = any(${units}::text[]) or ${lyingIn(within)}), '[]') as postings
    from officer o
    where (exists (select from role_grant g where g.officer = o.id and g.role = 'officer') or exists (
        select from assignment p where p.officer = o.id))
      and ${sql.join(conditionsOf(person, within, asked), sql` and `)}
    order by o.badge limit ${asked.limit + 1}`.execute(db);
  const officers = rows.slice(0, asked.limit);
  const last = officers.at(-1);
  return { officers, ...(rows.length > officers.length && last ? { next: last.badge } : {}) };
}

const postedOn = (on: Day) => sql`(select * from assignment p
  where p.officer = o.id and p.from_day <= ${on} and (p.to_day is null or p.to_day >= ${on})) p`;

const lyingIn = (areas: string[]) =>
  sql`exists (select from unnest(${areas}::text[]) as prefix where starts_with(p.village, prefix))`;

function conditionsOf(person: Person, within: string[], asked: Asked): RawBuilder<unknown>[] {
  const { on, areas, unit, badge, posted, after } = asked;
  const all = [sql`(${sql.join(visible(person, within, asked), sql` or `)})`];
  const anywhere = sql`exists (select from ${postedOn(on)})`;
  if (areas !== undefined) all.push(sql`exists (select from ${postedOn(on)} where ${lyingIn(areas)})`);
  if (unit !== undefined) all.push(sql`o.unit = ${unit}`);
  if (badge !== undefined) all.push(sql`lower(o.badge) = ${badge.toLowerCase()}`);
  if (posted !== undefined) all.push(posted === 'yes' ? anywhere : sql`not ${anywhere}`);
  if (after !== undefined) all.push(sql`o.badge > ${after}`);
  return all;
}

/** By which of their roles a person has to do with an officer. */
function visible(person: Person, within: string[], { on, badge }: Asked): RawBuilder<unknown>[] {
  const { units, stations, roles } = placesOf(person);
  if (roles.has('admin')) return [sql`true`];
  const present = sql`(o.left_on is null or o.left_on > ${on})`;
  const found = [
    sql`o.unit = any(${units}::text[])`,
    sql`exists (select from ${postedOn(on)} where ${lyingIn(within)})`,
    sql`exists (select from role_grant g where g.officer = o.id and g.role = 'station' and g.area = any(${stations}::text[]))`,
    sql`o.unit in (select name from station where id = any(${stations}::text[]))`,
  ];
  if (roles.has('bureau')) {
    found.push(sql`not exists (select from ${postedOn(on)})`);
    if (badge !== undefined) found.push(sql`true`);
  }
  return [sql`(${present} and (${sql.join(found, sql` or `)}))`];
}

function placesOf({ grants }: Person): { units: string[]; stations: string[]; roles: Set<Role> } {
  const areasOf = (role: Role) => grants.filter((grant) => grant.role === role).map(({ area }) => area);
  return { units: areasOf('unit'), stations: areasOf('station'), roles: new Set(grants.map(({ role }) => role)) };
}
