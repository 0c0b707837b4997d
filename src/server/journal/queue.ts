/** What one push brings for one county: kept whole, so that a step follows the opening sent before it. */
interface Waiting<Item, Result> {
  items: Item[];
  done: (results: Result[]) => void;
  failed: (error: unknown) => void;
}

interface Line<Item, Result> {
  waiting: Waiting<Item, Result>[];
  /** Items among them. */
  size: number;
  running: number;
  /** Items of a usual group lately. */
  usual: number;
  /** Milliseconds that the group that ended last took. */
  took: number;
  /** Whoever waited first has waited long enough for company. */
  overdue: boolean;
  timer: NodeJS.Timeout | undefined;
}

interface Limits {
  perCounty: number;
  perProcess: number;
  /** Items per group; a single push is never split. */
  perGroup: number;
}

/** Longest wait for company. */
const PATIENCE_MS = 20;

/**
 * Group commit: at most `perCounty` transactions of a county and `perProcess` of this process are in flight; whatever
 * arrives meanwhile shares the next one. A group waits until it is half as large as usual, but no longer than half the
 * time that the last took: without that every other group carries a single entry, and the transactions cost more than the
 * entries. Who pushes alone never waits.
 */
export class GroupQueue<Item, Result> {
  readonly #run: (county: string, items: Item[]) => Promise<Result[]>;
  readonly #limits: Limits;
  /** One for each county ever written to: it remembers how busy the county is. */
  readonly #lines = new Map<string, Line<Item, Result>>();
  /** Transactions in flight. */
  #total = 0;
  /** Items waiting. */
  #size = 0;
  #scheduled = false;
  #idle: (() => void)[] = [];

  constructor(run: (county: string, items: Item[]) => Promise<Result[]>, limits: Limits) {
    this.#run = run;
    this.#limits = limits;
  }

  /** Results in the order of the items, once they are durable. */
  add(county: string, items: Item[]): Promise<Result[]> {
    return new Promise((done, failed) => {
      const line = this.#line(county);
      line.waiting.push({ items, done, failed });
      line.size += items.length;
      this.#size += items.length;
      this.#schedule();
    });
  }

  /** Resolves when nothing waits and nothing is in flight. */
  drained(): Promise<void> {
    return this.#resting() ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  #resting(): boolean {
    return this.#total === 0 && this.#size === 0;
  }

  #line(county: string): Line<Item, Result> {
    let line = this.#lines.get(county);
    if (line === undefined) {
      line = { waiting: [], size: 0, running: 0, usual: 0, took: 0, overdue: false, timer: undefined };
      this.#lines.set(county, line);
    }
    return line;
  }

  /** After this turn's requests have all been read. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#start();
    });
  }

  #start(): void {
    for (const [county, line] of [...this.#lines]) {
      if (this.#total >= this.#limits.perProcess) return;
      if (line.size === 0 || line.running >= this.#limits.perCounty) continue;
      if (!this.#worthwhile(line)) continue;
      const group = this.#take(line);
      // to the back: a busy county does not starve the others
      this.#lines.delete(county);
      this.#lines.set(county, line);
      line.running += 1;
      this.#total += 1;
      void this.#serve(county, line, group);
    }
  }

  #worthwhile(line: Line<Item, Result>): boolean {
    if (line.overdue || line.size * 2 >= line.usual) return true;
    line.timer ??= setTimeout(
      () => {
        line.overdue = true;
        this.#schedule();
      },
      Math.min(line.took / 2, PATIENCE_MS),
    );
    return false;
  }

  #take(line: Line<Item, Result>): Waiting<Item, Result>[] {
    let size = 0;
    let count = 0;
    for (const { items } of line.waiting) {
      if (count > 0 && size + items.length > this.#limits.perGroup) break;
      size += items.length;
      count += 1;
    }
    clearTimeout(line.timer);
    line.timer = undefined;
    line.overdue = false;
    // follows slowly: one straggler must not make the next groups small
    line.usual = (line.usual * 3 + size) / 4;
    line.size -= size;
    this.#size -= size;
    return line.waiting.splice(0, count);
  }

  async #serve(county: string, line: Line<Item, Result>, group: Waiting<Item, Result>[]): Promise<void> {
    const started = performance.now();
    try {
      const items = group.flatMap((one) => one.items);
      const results = await this.#run(county, items);
      let from = 0;
      for (const one of group) one.done(results.slice(from, (from += one.items.length)));
    } catch (error) {
      for (const { failed } of group) failed(error);
    } finally {
      line.took = performance.now() - started;
      this.#finished(line);
    }
  }

  #finished(line: Line<Item, Result>): void {
    line.running -= 1;
    this.#total -= 1;
    this.#schedule();
    if (this.#resting()) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
