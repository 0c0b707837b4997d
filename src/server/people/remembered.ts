const KEPT_MS = 5000;
const MOST = 20_000;

interface Kept<T> {
  until: number;
  found: Promise<T | null>;
  /** Known once loaded. */
  officer?: string;
}

/** What was found of officers, for at most five seconds, and only while open: while changes are heard of. */
export class Remembered<T> {
  readonly #officerOf: (found: T) => string;
  readonly #kept = new Map<string, Kept<T>>();
  #open = false;

  constructor(officerOf: (found: T) => string) {
    this.#officerOf = officerOf;
  }

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
    this.#kept.clear();
  }

  /**
   * What is kept under a key, or loaded now; one load serves all who ask meanwhile. What is kept but no longer `holds` is
   * loaded again.
   */
  async take(key: string, load: () => Promise<T | null>, holds: (found: T) => boolean = () => true): Promise<T | null> {
    if (!this.#open) return load();
    const known = this.#kept.get(key);
    if (known !== undefined && known.until > Date.now()) {
      const found = await known.found;
      if (found === null || holds(found)) return found;
      this.#drop(key, known);
    }
    return this.#keep(key, load());
  }

  #keep(key: string, found: Promise<T | null>): Promise<T | null> {
    const kept: Kept<T> = { until: Date.now() + KEPT_MS, found };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    this.#trim();
    void this.#learn(key, kept);
    return found;
  }

  /** Forgets the officers named (ids separated by spaces; none: everyone), and whatever is being loaded just now. */
  forget(named: string): void {
    const officers = named === '' ? undefined : named.split(' ');
    for (const [key, kept] of this.#kept) {
      if (officers === undefined || kept.officer === undefined || officers.includes(kept.officer)) {
        this.#kept.delete(key);
      }
    }
  }

  async #learn(key: string, kept: Kept<T>): Promise<void> {
    const found = await kept.found.catch(() => null);
    if (found !== null) kept.officer = this.#officerOf(found);
    else this.#drop(key, kept);
  }

  #drop(key: string, kept: Kept<T>): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }

  /** Entries stand in the order of their time. */
  #trim(): void {
    const now = Date.now();
    for (const [key, kept] of this.#kept) {
      if (kept.until > now && this.#kept.size <= MOST) return;
      this.#kept.delete(key);
    }
  }
}
