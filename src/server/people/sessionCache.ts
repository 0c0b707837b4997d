import type { Person } from '../../domain/people/roles.ts';

const KEPT_MS = 5000;
const MOST = 20_000;

interface Kept {
  until: number;
  person: Promise<Person | null>;
  /** Known once loaded. */
  officer?: string;
}

/** Who a token belongs to, for at most five seconds, and only while open: while changes are heard of. */
export class SessionCache {
  readonly #kept = new Map<string, Kept>();
  #open = false;

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
    this.#kept.clear();
  }

  /** The person kept for a token, or loaded now; one load serves all who ask meanwhile. */
  take(token: string, load: () => Promise<Person | null>): Promise<Person | null> {
    if (!this.#open) return load();
    const known = this.#kept.get(token);
    if (known !== undefined && known.until > Date.now()) return known.person;
    const kept: Kept = { until: Date.now() + KEPT_MS, person: load() };
    this.#kept.delete(token);
    this.#kept.set(token, kept);
    this.#trim();
    void this.#learn(token, kept);
    return kept.person;
  }

  /** Forgets the officers named (ids separated by spaces; none: everyone), and whatever is being loaded just now. */
  forget(named: string): void {
    const officers = named === '' ? undefined : named.split(' ');
    for (const [token, kept] of this.#kept) {
      if (officers === undefined || kept.officer === undefined || officers.includes(kept.officer)) {
        this.#kept.delete(token);
      }
    }
  }

  async #learn(token: string, kept: Kept): Promise<void> {
    const person = await kept.person.catch(() => null);
    if (person !== null) kept.officer = person.id;
    else this.#drop(token, kept);
  }

  #drop(token: string, kept: Kept): void {
    if (this.#kept.get(token) === kept) this.#kept.delete(token);
  }

  /** Entries stand in the order of their time. */
  #trim(): void {
    const now = Date.now();
    for (const [token, kept] of this.#kept) {
      if (kept.until > now && this.#kept.size <= MOST) return;
      this.#kept.delete(token);
    }
  }
}
