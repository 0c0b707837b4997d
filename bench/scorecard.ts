import { ask } from '../simulator/ask.ts';
import { latency, type Measured } from './measure.ts';
import type { System } from './system.ts';
import { connect, everything, scoped } from '../src/server/platform/db/database.ts';
import { sumTownships } from '../src/server/scorecards/sums.ts';

export interface CityScorecard {
  oneYear: Measured;
  tenYears: Measured;
  /** An authenticated page of one indexed row through the same stack. */
  bareThroughStack: Measured;
}

/** The city's month by area with one year of closed cards stored, and with ten; beside a bare page through the same stack. */
export async function cityScorecard(system: System): Promise<CityScorecard> {
  await storeCards(system, 2025, 2025);
  const read = () => ask(system.address, system.bureau, 'GET', '/api/scorecards?area=3416&month=2025-05&by=area');
  const oneYear = await latency(60, read);
  await storeCards(system, 2016, 2024);
  const tenYears = await latency(60, read);
  const bareThroughStack = await latency(60, () => ask(system.address, system.bureau, 'GET', '/api/areas/3416'));
  return { oneYear, tenYears, bareThroughStack };
}

/** Closed cards as the worker writes them, for every village of the scheme and a contact and a resident posting in each. */
async function storeCards({ pool }: System, first: number, last: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local app.lo = ''`);
    await client.query(`set local app.hi = '~'`);
    const villages = `from area a join scheme_period p on p.area = a.id, generate_series(${first}, ${last}) y, generate_series(1, 12) m`;
    const month = `y || '-' || lpad(m::text, 2, '0')`;
    const duty = (name: string) => `${name}_required, ${name}_done, ${name}_state, ${name}_late`;
    const figures = `1, 1, 'met', 0`;
    await client.query(`insert into scorecard_village (county, village, month, policy_id, policy_version, as_of, closed_at,
        ${['information_answered', 'alert_published', 'monthly_analysis', 'law_class', 'incident_prompt', 'dispute_same_day', 'dispute_in_village', 'hazard_repaired'].map(duty).join(', ')})
      select left(a.id, 6), a.id, ${month}, 'bozhou-2014', 1, now(), now(), ${Array(8).fill(figures).join(', ')} ${villages}
      on conflict do nothing`);
    for (const [posting, duties] of [
      ['contact', ['village_days', 'household_visits', 'information_passed']],
      ['resident', ['contact_briefed']],
    ] as const) {
      await client.query(`insert into scorecard_posting (county, village, month, officer, posting, ${duties.map(duty).join(', ')})
        select left(a.id, 6), a.id, ${month}, gen_random_uuid(), '${posting}', ${duties.map(() => figures).join(', ')} ${villages}`);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  await sumMonths(pool, first, last);
  await pool.query('vacuum analyze scorecard_village');
  await pool.query('vacuum analyze scorecard_posting');
}

/** The sums of their townships, as the worker makes them. */
async function sumMonths(pool: System['pool'], first: number, last: number): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select a.id from area a join scheme_period p on p.area = a.id');
  const counties = Map.groupBy(
    rows.map(({ id }) => id),
    (id) => id.slice(0, 6),
  );
  const connection = connect(pool.options.connectionString ?? '');
  await scoped(connection.db, everything, async (tx) => {
    for (const [county, villages] of counties)
      for (const month of monthsOf(first, last)) await sumTownships(tx, { county, month, villages });
  });
  await connection.close();
}

const monthsOf = (first: number, last: number): string[] =>
  Array.from({ length: (last - first + 1) * 12 }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    return `${first + Math.floor(index / 12)}-${month}`;
  });
