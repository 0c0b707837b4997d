/** Requests or rows per second and how long single ones took, in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

/** Runs `work` in `lanes` lanes side by side for `seconds`; each call answers how many units it did. A warm-up is not counted. */
export async function throughput(
  lanes: number,
  seconds: number,
  work: (lane: number) => Promise<number>,
): Promise<Measured> {
  const times: number[] = [];
  let units = 0;
  const run = async (lane: number, until: number, counted: boolean) => {
    while (performance.now() < until) {
      const started = performance.now();
      const done = await work(lane);
      if (!counted) continue;
      times.push(performance.now() - started);
      units += done;
    }
  };
  const all = (forSeconds: number, counted: boolean) => {
    const until = performance.now() + forSeconds * 1000;
    return Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane, until, counted)));
  };
  await all(Math.min(1, seconds / 4), false);
  const started = performance.now();
  await all(seconds, true);
  return { perSecond: (units / (performance.now() - started)) * 1000, ...quantiles(times), count: units };
}

/** The time of each of `times` calls, one after another, after a warm-up. */
export async function latency(times: number, work: () => Promise<unknown>): Promise<Measured> {
  for (let warm = 0; warm < Math.max(3, times / 10); warm++) await work();
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  const total = taken.reduce((sum, ms) => sum + ms, 0);
  return { perSecond: (times / total) * 1000, ...quantiles(taken), count: times };
}

/** Ours beside the raw limit: the turn whose ratio is the median, and the ratio of every turn. */
export interface Beside {
  ours: Measured;
  raw: Measured;
  ratio: number;
  ratios: number[];
}

/** Measures the raw limit and ours by turns, so that a slow minute of the disk falls on both, and takes the median turn. */
export async function inTurns(
  turns: number,
  measureRaw: () => Promise<Measured>,
  measureOurs: () => Promise<Measured>,
): Promise<Beside> {
  const taken: Omit<Beside, 'ratios'>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const raw = await measureRaw();
    const ours = await measureOurs();
    taken.push({ ours, raw, ratio: ours.perSecond / raw.perSecond });
  }
  const ratios = taken.map(({ ratio }) => ratio);
  const median = taken.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(turns / 2)];
  if (!median) throw new Error('no turn was measured');
  return { ...median, ratios };
}

export function quantiles(times: number[]): Pick<Measured, 'p50' | 'p95' | 'p99'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
