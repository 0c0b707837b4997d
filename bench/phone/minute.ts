import { setTimeout } from 'node:timers/promises';
import { ask } from '../../simulator/ask.ts';
import { Chance } from '../../simulator/chance.ts';
import type { Tally } from '../../simulator/phone.ts';
import { monthOf } from '../../src/domain/calendar/utc8.ts';
import { type Measured, quantiles } from '../measure.ts';
import type { System } from '../system.ts';
import { fillPockets, type Pocket } from './city.ts';

/** A whole city's phones that find coverage within a minute. */
export interface Minute {
  phones: number;
  /** Sent in that minute. */
  entries: number;
  /** All requests, by what they ask, and all of one phone's together. */
  requests: Measured;
  push: Measured;
  me: Measured;
  pull: Measured;
  duties: Measured;
  whole: Measured;
  /** A bare page of the same stack, asked as often a second. */
  bare: Measured;
  errors: string[];
  /** Entries that are not there, and that are there twice. */
  lost: number;
  double: number;
}

const MINUTE = 60_000;

export async function measureMinute(system: System): Promise<Minute> {
  const { pockets, noted } = await fillPockets(system);
  const times: Times = { push: [], me: [], pull: [], duties: [], whole: [] };
  const errors: string[] = [];
  const tally: Tally = { accepted: 0, duplicate: 0, held: 0, refused: 0 };
  const chance = new Chance('minute');
  await Promise.all(
    pockets.map(async (pocket) => {
      await setTimeout(chance.next() * MINUTE);
      await timed(times.whole, () => sync(system, pocket, times, tally)).catch((error) => errors.push(String(error)));
    }),
  );
  const { whole, ...asked } = times;
  const requests = Object.values(asked).flat();
  const bare = await barePages(system, pockets[0]!.token, requests.length);
  const found = await present(system, pockets);
  return {
    phones: pockets.length,
    entries: pockets.reduce((sum, { entries }) => sum + entries, 0),
    ...{ requests: measured(requests), whole: measured(whole), bare, errors },
    ...{
      push: measured(asked.push),
      me: measured(asked.me),
      pull: measured(asked.pull),
      duties: measured(asked.duties),
    },
    lost: [...noted.keys()].filter((id) => !found.has(id)).length,
    double: [...found.values()].filter((times) => times > 1).length,
  };
}

type Times = Record<'push' | 'me' | 'pull' | 'duties' | 'whole', number[]>;

/** As a phone does it: what waits goes out, who am I, and of each village what is new and what its month is judged by. */
async function sync({ address }: System, pocket: Pocket, times: Times, tally: Tally): Promise<void> {
  const { phone, token, villages, entries } = pocket;
  const month = monthOf(new Date().toISOString().slice(0, 10));
  if (entries > 0) await timed(times.push, () => phone.push(new Date().toISOString(), tally));
  await timed(times.me, () => ask(address, token, 'GET', '/api/me'));
  for (const [village, head] of villages) {
    await timed(times.pull, () => phone.pull(village, head));
    await timed(times.duties, () => ask(address, token, 'GET', `/api/duties?village=${village}&month=${month}`));
  }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const done = await work();
  times.push(performance.now() - started);
  return done;
}

const measured = (times: number[]): Measured => ({
  perSecond: (times.length / MINUTE) * 1000,
  count: times.length,
  ...quantiles(times),
});

/** A quarter of a minute of a bare page, as often a second as phones asked, come as they may. */
async function barePages({ address }: System, token: string, requests: number): Promise<Measured> {
  const chance = new Chance('bare');
  const times: number[] = [];
  const some = Array.from({ length: Math.ceil(requests / 4) }, async () => {
    await setTimeout((chance.next() * MINUTE) / 4);
    await timed(times, () => ask(address, token, 'GET', '/api/areas/3416'));
  });
  await Promise.all(some);
  return { ...measured(times), perSecond: (times.length / MINUTE) * 4000 };
}

/** How often each entry is in the journals, whose numbers have no gap. */
async function present({ address, bureau }: System, pockets: Pocket[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const village of new Set(pockets.flatMap(({ villages }) => [...villages.keys()]))) {
    const path = `/api/journal?village=${village}&after=0&limit=1000`;
    const { entries } = JSON.parse(await ask(address, bureau, 'GET', path)) as { entries: Entry[] };
    for (const [index, { id, number }] of entries.entries()) {
      if (number !== index + 1) throw new Error(`${village}: ${number} stands at ${index + 1}`);
      found.set(id, (found.get(id) ?? 0) + 1);
    }
  }
  return found;
}

interface Entry {
  id: string;
  number: number;
}
