import { uuidv7 } from 'uuidv7';
import { ask } from '../simulator/ask.ts';
import { type Measured, throughput } from './measure.ts';
import type { Phone, System } from './system.ts';

/** Accepted entries a second: `lanes` phones, `together` entries a push, visits with a note, all checks and the audit on. */
export async function appends(
  system: System,
  phones: Phone[],
  lanes: number,
  together: number,
  seconds: number,
): Promise<Measured> {
  let pushes = 0;
  return throughput(lanes, seconds, async (lane) => {
    const phone = phones[lane];
    const village = phone?.villages[pushes++ % phone.villages.length];
    if (!phone || !village) throw new Error('too few phones or villages');
    const entries = Array.from({ length: together }, () => visitIn(village));
    const push = JSON.stringify({ officer: phone.officer, entries });
    const answer = JSON.parse(await ask(system.address, phone.token, 'POST', '/api/journal', push));
    const { results } = answer as { results: { status: string }[] };
    const accepted = results.filter((result) => result.status === 'accepted').length;
    if (accepted !== together)
      throw new Error(`only ${accepted} of ${together} were accepted: ${JSON.stringify(results[0])}`);
    return accepted;
  });
}

/** One kind of entry, so that the raw rows beside it are of the same size. */
function visitIn(village: string, occurredAt = new Date().toISOString()): Record<string, unknown> {
  return {
    id: uuidv7(),
    village,
    kind: 'visit',
    occurredAt,
    recordedAt: occurredAt,
    onSite: true,
    body: { households: [uuidv7(), uuidv7(), uuidv7()], purpose: 'routine' },
    note: '家中老人身体好,提醒用电安全。',
  };
}

/** The raw limit beside it: rows of the same size into a plain table, `rows` per transaction, by the same client library. */
export async function rawInserts({ pool }: System, lanes: number, rows: number, seconds: number): Promise<Measured> {
  await pool.query(`create table if not exists bench_raw (id uuid primary key, village text not null, at timestamptz not null,
    kind text not null, author text not null, body jsonb not null, digest text not null)`);
  const values = Array.from(
    { length: rows },
    (_, row) =>
      `($${row * 2 + 1}::uuid, '341622101210', now(), 'visit', 'someone', $${row * 2 + 2}::jsonb, repeat('0', 64))`,
  );
  const name = `bench_raw_${rows}`;
  const text = `insert into bench_raw values ${values.join(', ')}`;
  const body = JSON.stringify({
    households: [uuidv7(), uuidv7(), uuidv7()],
    purpose: 'routine',
    note: '家中老人身体好,提醒用电安全。',
  });
  return throughput(lanes, seconds, async () => {
    await pool.query({ name, text, values: Array.from({ length: rows }, () => [uuidv7(), body]).flat() });
    return rows;
  });
}
