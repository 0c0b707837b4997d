/** What one push brings for one county: kept whole, so that a step follows the opening sent before it. */
interface Waiting<Item, Result> {
  items: Item[];
  done: (results: Result[]) => void;
  failed: (error: unknown) => void;
}

interface Limits {
  perCounty: number;
  perProcess: number;
  /** Items per group; a single push is never split. */
  perGroup: number;
}

/**
 * Group commit: at most `perCounty` transactions of a county and `perProcess` of this process are in flight; whatever
 * arrives meanwhile shares the next one. Under load groups grow by themselves, at rest nobody waits.
 */
export class GroupQueue<Item, Result> {
  readonly #run: (county: string, items: Item[]) => Promise<Result[]>;
  readonly #limits: Limits;
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();
  readonly #inFlight = new Map<string, number>();
  #total = 0;
  #idle: (() => void)[] = [];

  constructor(run: (county: string, items: Item[]) => Promise<Result[]>, limits: Limits) {
    this.#run = run;
    this.#limits = limits;
  }

  /** Results in the order of the items, once they are durable. */
  add(county: string, items: Item[]): Promise<Result[]> {
    return new Promise((done, failed) => {
      const queue = this.#waiting.get(county);
      if (queue) queue.push({ items, done, failed });
      else this.#waiting.set(county, [{ items, done, failed }]);
      this.#start();
    });
  }

  /** Resolves when nothing waits and nothing is in flight. */
  drained(): Promise<void> {
    return this.#total === 0 && this.#waiting.size === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.#idle.push(resolve));
  }

  #start(): void {
    for (const [county, queue] of this.#waiting) {
      if (this.#total >= this.#limits.perProcess) return;
      const running = this.#inFlight.get(county) ?? 0;
      if (running >= this.#limits.perCounty) continue;
      const group = this.#take(queue);
      // to the back of the line: a busy county does not starve the others
      this.#waiting.delete(county);
      if (queue.length > 0) this.#waiting.set(county, queue);
      this.#inFlight.set(county, running + 1);
      this.#total += 1;
      void this.#serve(county, group);
    }
  }

  #take(queue: Waiting<Item, Result>[]): Waiting<Item, Result>[] {
    let size = 0;
    let count = 0;
    for (const { items } of queue) {
      if (count > 0 && size + items.length > this.#limits.perGroup) break;
      size += items.length;
      count += 1;
    }
    return queue.splice(0, count);
  }

  async #serve(county: string, group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(
        county,
        group.flatMap(({ items }) => items),
      );
      let from = 0;
      for (const { items, done } of group) done(results.slice(from, (from += items.length)));
    } catch (error) {
      for (const { failed } of group) failed(error);
    } finally {
      this.#finished(county);
    }
  }

  #finished(county: string): void {
    const running = (this.#inFlight.get(county) ?? 1) - 1;
    if (running === 0) this.#inFlight.delete(county);
    else this.#inFlight.set(county, running);
    this.#total -= 1;
    this.#start();
    if (this.#total === 0 && this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
