import type pg from 'pg';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { System } from './system.ts';
import { request } from '../simulator/phone.ts';

/** 989 villages in the scheme × 1,012 entries. */
const EACH = 1012;
/** A village of the scheme, to look into. */
export const VILLAGE = '341622101210';

/** Kinds in the proportion of a working month, by the last digit of the number; no typed texts, so that rows are quickly made. */
const KINDS = `case
  when n % 10 < 4 then 'visit' when n % 10 = 4 then 'diary' when n % 10 = 5 then 'information'
  when n % 10 = 6 then 'hazard' when n % 10 = 7 then 'dispute' when n % 10 = 8 then 'patrol' else 'publicity' end`;
const BODIES = `case
  when n % 10 < 4 then '{"households": [], "purpose": "routine"}' when n % 10 = 4 then '{"work": ["talk"]}'
  when n % 10 = 5 then '{"category": "theft", "direction": "toStation"}' when n % 10 = 6 then '{"type": "lighting"}'
  when n % 10 = 7 then '{"type": "neighbour", "size": "two", "harm": "none"}'
  when n % 10 = 8 then '{"startedAt": "2026-01-01T20:00:00.000+08:00", "endedAt": "2026-01-01T22:00:00.000+08:00", "volunteers": 4, "night": true}'
  else '{"topics": ["fraud"], "form": "leaflet", "copies": 50}' end`;
const CASE_KINDS = `('information', 'hazard', 'dispute')`;

/**
 * A city with a million entries in a province of 18,334 villages, each with an officer. The rows are copied by SQL: numbers are
 * without gaps as always, but the digests chain nothing. Answers how many entries there are.
 */
export async function fillMillion(system: System): Promise<number> {
  // the package's areas, as the command line imports them
  const program = ['bin/village-beat.js', 'areas', 'import', '--division', '34'];
  await promisify(execFile)(process.execPath, program, { env: { ...process.env, DATA_DIR: system.folder } });
  const officer = { badge: 'bench.contact', name: '测量', roles: [{ role: 'officer' }] };
  const { id } = (await request(system.address, system.admin, 'POST', '/api/officers', officer)) as { id: string };
  await inOneTransaction(system.pool, [
    // no role is for a whole province; the wall is measured for one all the same
    `update role_grant set area = '34' where role = 'bureau'`,
    `insert into assignment (id, officer, village, duty, lead, from_day, to_day, created_at)
      select gen_random_uuid(), '${id}', s.area, 'contact', true, date '2020-01-01',
        case when r % 41 = 0 then current_date + 10 end, now()
      from (select area, row_number() over (order by area) as r from scheme_period) s where r % 37 <> 0`,
    `insert into journal_head (county, village, number, digest)
      select left(area, 6), area, ${EACH}, repeat('0', 64) from scheme_period where area like '3416%'
      on conflict (county, village) do update set number = excluded.number`,
    `insert into entry (county, village, number, id, kind, author, occurred_at, occurred_on, recorded_at, on_site, body,
        text_digests, received_at, digest)
      select left(area, 6), area, n, gen_random_uuid(), ${KINDS}, '${id}', at, (at at time zone interval '8 hours')::date, at,
        true, (${BODIES})::jsonb, '{}', at, repeat('0', 64)
      from (select area, n, now() - (${EACH} - n) * interval '12 hours' as at
        from scheme_period, generate_series(1, ${EACH}) n where area like '3416%') made`,
    `insert into entry_place (id, county, village, held)
      select id, county, village, false from entry where kind in ${CASE_KINDS}`,
    `insert into "case" (county, village, id, kind, state, waiting, waiting_for, harm, opened_at, due_at, due_provisional,
        closed_at, opening_number, last_number)
      select county, village, id, kind, case when number > ${EACH - 40} then 'open' else 'withdrawn' end, number > ${EACH - 40},
        case when number > ${EACH - 40} then 'officer' end, false, occurred_at, occurred_at + interval '7 days', false,
        case when number <= ${EACH - 40} then occurred_at end, number, number
      from entry where kind in ${CASE_KINDS}`,
  ]);
  await system.pool.query('vacuum analyze');
  const { rows } = await read<{ entries: number }>(system.pool, 'select count(*)::int as entries from entry');
  return rows[0]?.entries ?? 0;
}

async function inOneTransaction(pool: pg.Pool, statements: string[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const statement of ['begin', `set local app.lo = ''`, `set local app.hi = '~'`, ...statements, 'commit'])
      await client.query(statement);
  } finally {
    client.release();
  }
}

/** A bare statement as the owner, open to every village. */
export async function read<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: string,
): Promise<pg.QueryResult<Row>> {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.lo = ''; set local app.hi = '~'; set local jit = off`);
    return await client.query<Row>(statement);
  } finally {
    await client.query('commit');
    client.release();
  }
}
