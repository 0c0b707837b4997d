import { randomBytes } from 'node:crypto';
import { type Change, heardBy, type Hearing } from '../../domain/live/change.ts';

/** What a listener is told: changes within reach, or to ask for everything again because something may have been missed. */
export interface Told {
  id: string;
  changes: Change[] | 'again';
}

/** Someone who looks on. */
export interface Listener extends Hearing {
  officer: string;
  tell: (told: Told) => void;
  /** Their roles, postings or sessions changed: looks who they are now, and ends if nobody. */
  lookAgain: () => void;
  end: () => void;
}

/** How many tellings are kept for those who come back: two minutes of a busy hour. */
const KEPT = 500;
/** Windows of one person; the one open longest ends when there are more. */
const MOST_EACH = 8;

/** Those who look on in this process, and what they were told lately. Its memory has bounds, whatever happens. */
export class Listeners {
  /** Tells this process's numbers from those before a restart. */
  readonly #epoch = randomBytes(4).toString('hex');
  readonly #all = new Set<Listener>();
  #kept: { number: number; changes: Change[] }[] = [];
  #last = 0;

  /** The windows a person looks on from, the one open longest first. */
  of(officer: string): Listener[] {
    return [...this.#all].filter((listener) => listener.officer === officer);
  }

  /** `lastSeen`: the id last told to who comes back; what came after it is told now. Answers how to leave. */
  join(listener: Listener, lastSeen: string | undefined): () => void {
    const own = this.of(listener.officer);
    if (own.length >= MOST_EACH) own[0]?.end();
    this.#all.add(listener);
    this.#catchUp(listener, lastSeen);
    return () => void this.#all.delete(listener);
  }

  tell(changes: Change[]): void {
    this.#last += 1;
    this.#kept.push({ number: this.#last, changes });
    if (this.#kept.length > KEPT) this.#kept = this.#kept.slice(-KEPT / 2);
    for (const listener of this.#all) this.#tellOne(listener, this.#last, changes);
  }

  /** To everyone: something may have been missed. */
  askAgain(): void {
    for (const listener of this.#all) listener.tell({ id: this.#id(this.#last), changes: 'again' });
  }

  /** These officers (none named: everyone) may be someone else now. */
  lookAgain(officers: readonly string[]): void {
    for (const listener of this.#all) {
      if (officers.length === 0 || officers.includes(listener.officer)) listener.lookAgain();
    }
  }

  close(): void {
    for (const listener of this.#all) listener.end();
    this.#all.clear();
    this.#kept = [];
  }

  #catchUp(listener: Listener, lastSeen: string | undefined): void {
    if (lastSeen === undefined) return;
    const [epoch, number] = lastSeen.split('-');
    const first = this.#kept[0]?.number ?? this.#last + 1;
    if (epoch !== this.#epoch || Number(number) + 1 < first) {
      listener.tell({ id: this.#id(this.#last), changes: 'again' });
      return;
    }
    for (const { number: each, changes } of this.#kept) {
      if (each > Number(number)) this.#tellOne(listener, each, changes);
    }
  }

  #tellOne(listener: Listener, number: number, changes: Change[]): void {
    const heard = changes.flatMap((change) => heardBy(listener, change) ?? []);
    if (heard.length > 0) listener.tell({ id: this.#id(number), changes: heard });
  }

  #id = (number: number): string => `${this.#epoch}-${number}`;
}
