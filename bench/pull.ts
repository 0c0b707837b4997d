import { gzipSync } from 'node:zlib';
import { request } from '../simulator/phone.ts';
import { ask } from '../simulator/ask.ts';
import { latency, type Measured } from './measure.ts';
import type { Phone, System } from './system.ts';
import { notedBy } from './year.ts';

/** A village's year, as the simulator tells it. */
const YEAR = 720;

export interface Pulled {
  pull: Measured;
  bare: Measured;
  bytes: number;
  gzip: number;
}

/** A village's year pulled whole, beside the bare indexed select of its rows; on the wire without compression. */
export async function pullOfAYear(system: System, phone: Phone): Promise<Pulled> {
  const { address, pool } = system;
  const [village = ''] = phone.villages;
  const { head } = (await request(address, phone.token, 'GET', `/api/journal?village=${village}&limit=1`)) as {
    head: { number: number };
  };
  const year = notedBy(phone.officer, village, YEAR);
  for (let from = 0; from < YEAR; from += 180) {
    const entries = year.slice(from, from + 180);
    await request(address, phone.token, 'POST', '/api/journal', { officer: phone.officer, entries });
  }
  const path = `/api/journal?village=${village}&after=${head.number}&limit=${YEAR}`;
  const get = () => ask(address, phone.token, 'GET', path);
  const text = await get();
  const pulled = (JSON.parse(text) as { entries: unknown[] }).entries.length;
  if (pulled !== YEAR) throw new Error(`only ${pulled} of ${YEAR} entries were pulled`);
  const pull = await latency(60, get);
  const client = await pool.connect();
  // outside its range row-level security shows nothing, to the owner neither
  await client.query(`set app.lo = '${village}'; set app.hi = '${village}~'`);
  const bare = await latency(60, () =>
    client.query({
      name: 'bench_bare_pull',
      text: `select e.*, t.texts from entry e left join lateral (
          select jsonb_object_agg(pointer, text) as texts from entry_text t
          where t.county = e.county and t.village = e.village and t.number = e.number) t on true
        where e.county = $1 and e.village = $2 and e.number > $3 order by e.number limit ${YEAR}`,
      values: [village.slice(0, 6), village, head.number],
    }),
  );
  client.release(true);
  return { pull, bare, bytes: Buffer.byteLength(text), gzip: gzipSync(text).length };
}
