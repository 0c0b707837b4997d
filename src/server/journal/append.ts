import type pg from 'pg';
import type { Metrics } from '../platform/metrics.ts';
import type { Arrival, Outcome } from './arrival.ts';
import { appendGroup, type GroupSetting } from './group.ts';
import type { Live } from '../live/live.ts';
import { changesOf } from './changesOf.ts';
import { GroupQueue } from './queue.ts';
import { refusal } from './refusal.ts';

/** The one way into the journals. */
export class Append {
  readonly #setting: GroupSetting;
  readonly #metrics: Pick<Metrics, 'entries' | 'appendGroups'>;
  readonly #live: Pick<Live, 'changed'>;
  readonly #queue: GroupQueue<Arrival, Outcome>;

  constructor(
    { live, ...setting }: GroupSetting & { live: Pick<Live, 'changed'> },
    metrics: Pick<Metrics, 'entries' | 'appendGroups'>,
  ) {
    this.#setting = setting;
    this.#metrics = metrics;
    this.#live = live;
    this.#queue = new GroupQueue((county, arrivals) => this.#group(county, arrivals), {
      perCounty: 2,
      perProcess: 4,
      perGroup: 400,
    });
  }

  /** Outcomes in the order of the arrivals, durable. Entries of different counties go their own ways. */
  async push(arrivals: Arrival[]): Promise<Outcome[]> {
    const byCounty = Map.groupBy(arrivals, ({ sent }) => sent.village.slice(0, 6));
    const outcomes = new Map<Arrival, Outcome>();
    await Promise.all(
      [...byCounty].map(async ([county, own]) => {
        const results = await this.#queue.add(county, own);
        for (const [index, arrival] of own.entries()) outcomes.set(arrival, results[index]!);
      }),
    );
    for (const { status } of outcomes.values()) this.#metrics.entries.inc({ status });
    for (const { kind, areas } of changesOf(outcomes)) this.#live.changed(kind, areas);
    return arrivals.map((arrival) => outcomes.get(arrival)!);
  }

  /** Resolves when nothing is under way: before the pool is closed. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }

  /** All at once; if that fails, one by one, so that a bad row fails nobody but itself. */
  async #group(county: string, arrivals: Arrival[]): Promise<Outcome[]> {
    try {
      const appended = await appendGroup(this.#setting, county, arrivals);
      this.#metrics.appendGroups.inc();
      return appended;
    } catch (error) {
      this.#setting.log.warn({ error, county, entries: arrivals.length }, 'group append failed');
    }
    const outcomes: Outcome[] = [];
    for (const arrival of arrivals) outcomes.push(await this.#single(county, arrival));
    return outcomes;
  }

  async #single(county: string, arrival: Arrival): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        const [outcome] = await appendGroup(this.#setting, county, [arrival]);
        return outcome!;
      } catch (error) {
        const refused = refusalOf(error as pg.DatabaseError, arrival);
        if (refused) return refused;
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }
}

const ATTEMPTS = 3;

/** What the database itself will not have is the entry's own fault, whoever tries again. Anything else may pass. */
function refusalOf({ code, constraint }: pg.DatabaseError, { sent, language }: Arrival): Outcome | undefined {
  // taken out of this county's sight
  if (constraint === 'entry_place_pkey') return refusal(sent.id, 'idInUse', '/id', language);
  // data exceptions and integrity violations
  return code?.startsWith('22') || code?.startsWith('23') ? refusal(sent.id, 'unstorable', '', language) : undefined;
}
