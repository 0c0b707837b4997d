import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/utc8.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../platform/db/database.ts';
import { digestOfName } from './accountState.ts';

export const accountStates = ['locked', 'oneTimePassword', 'noPassword', 'noSecondFactor', 'left'] as const;

/** Which accounts; everything absent: all of them. */
export interface AccountQuery {
  search?: string | undefined;
  role?: Role | undefined;
  state?: (typeof accountStates)[number] | undefined;
  after?: string | undefined;
  limit: number;
}

interface Row {
  id: string;
  badge: string;
  name: string;
  unit: string | null;
  grade: 'police' | 'auxiliary';
  leftOn: string | null;
  twoFactor: boolean;
  hasPassword: boolean;
  lockedAt: Instant | null;
  passwordUntil: Instant | null;
  sessions: number;
  roles: { role: Role; area: string; name: string | null }[];
}

/** An account as the administrator sees it. When someone was last here is not among it (R16): how many sessions are open is. */
export interface Account extends Row {
  /** After failed tries the next one counts only from then on. */
  waitsUntil: Instant | null;
}

/** A unit that is written as a station's id reads as the station's name. */
const unitTold = sql`coalesce((select st.name from station st where st.id = o.unit), o.unit)`;

/** Accounts by badge number, one more than asked for where there are more. */
export async function listAccounts(db: Database, now: Instant, asked: AccountQuery): Promise<Account[]> {
  const { rows } = await sql<Row>`
    select o.id, o.badge, o.name, ${unitTold} as unit, o.grade, o.left_on, coalesce(u.two_factor_enabled, false) as two_factor,
      exists (select from auth_account a where a.user_id = o.id and a.provider_id = 'credential') as has_password,
      s.locked_at, s.password_until,
      (select count(*)::int from auth_session where user_id = o.id and expires_at > ${now}) as sessions,
      (select coalesce(json_agg(json_build_object('role', g.role, 'area', g.area, 'name', coalesce(
          case g.role when 'station' then st.name when 'patrolLeader' then t.name when 'unit' then g.area else ar.name end, null))
        order by g.role, g.area), '[]')
        from role_grant g left join station st on g.role = 'station' and st.id = g.area
        left join team t on g.role = 'patrolLeader' and t.id = g.area left join area ar on ar.id = g.area
        where g.officer = o.id) as roles
    from officer o left join auth_user u on u.id = o.id left join account_state s on s.officer = o.id
    where ${sql.join(conditions(asked), sql` and `)} order by o.badge limit ${asked.limit + 1}`.execute(db);
  const waits = await waitingSince(
    db,
    now,
    rows.map(({ badge }) => digestOfName(badge)),
  );
  return rows.map((row) => ({ ...row, waitsUntil: waits.get(digestOfName(row.badge)) ?? null }));
}

function conditions({ search, role, state, after }: AccountQuery) {
  const found = [sql`o.badge > ${after ?? ''}`];
  if (search) {
    const like = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    found.push(sql`(o.badge ilike ${like} or o.name ilike ${like} or o.unit ilike ${like})`);
  }
  if (role) found.push(sql`exists (select from role_grant g where g.officer = o.id and g.role = ${role})`);
  if (state) found.push(STATES[state]);
  return found;
}

const STATES = {
  locked: sql`s.locked_at is not null`,
  oneTimePassword: sql`s.password_until is not null`,
  noPassword: sql`not exists (select from auth_account a where a.user_id = o.id and a.provider_id = 'credential')`,
  noSecondFactor: sql`not coalesce(u.two_factor_enabled, false)`,
  left: sql`o.left_on is not null`,
};

async function waitingSince(db: Database, now: Instant, digests: string[]): Promise<Map<string, Instant>> {
  if (digests.length === 0) return new Map();
  const found = await db
    .selectFrom('signInFailure')
    .select(['nameDigest', 'blockedUntil'])
    .where('nameDigest', 'in', digests)
    .where('blockedUntil', '>', now)
    .execute();
  return new Map(found.map(({ nameDigest, blockedUntil }) => [nameDigest, blockedUntil]));
}

/** A place a role can be held in. */
export interface Place {
  id: string;
  name: string;
  /** What tells two of one name apart: the areas above, or the village of a team. */
  within: string;
}

/** Places a role can be held in, one more than `limit` where there are more. */
export async function placesOf(db: Database, role: Role, like: string | undefined, limit: number): Promise<Place[]> {
  const source = SOURCES[role];
  if (source === undefined) return [];
  const pattern = `%${(like ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Place>`
    select p.id, p.name, coalesce(p.within, '') as within from (${source}) p
    where p.name ilike ${pattern} or p.id ilike ${pattern} or p.within ilike ${pattern}
    order by p.id limit ${limit + 1}`.execute(db);
  return rows;
}

const above = (id: string) =>
  sql`(select string_agg(up.name, ' ' order by up.id) from area up
    where up.id in (left(${sql.ref(id)}, 4), left(${sql.ref(id)}, 6), left(${sql.ref(id)}, 9)) and up.id <> ${sql.ref(id)})`;

const SOURCES: Partial<Record<Role, ReturnType<typeof sql>>> = {
  station: sql`select s.id, s.name, (select string_agg(distinct a.name, ' ') from station_village v
    join area a on a.id = left(v.village, 6) where v.station = s.id and v.to_day is null) as within from station s`,
  bureau: sql`select a.id, a.name, ${above('a.id')} as within from area a where a.level in ('province', 'city', 'county')`,
  committee: sql`select a.id, a.name, ${above('a.id')} as within from area a where a.level = 'village' and a.closed_on is null`,
  patrolLeader: sql`select t.id, t.name, a.name as within from team t join area a on a.id = t.village`,
  unit: sql`select distinct unit as id, unit as name, '' as within from officer where unit is not null`,
};
