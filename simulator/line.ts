import type { Day, Instant } from '../src/domain/calendar/utc8.ts';

/** What the simulator is asked to tell. */
export interface Order {
  /** Where the server listens. */
  address: string;
  seed: string;
  /** Villages with the short story (area ids); their people are planned together. */
  villages: { village: string; station: string }[];
  /** Of these, the ones with the long story. */
  long: string[];
  firstLong: Day;
  first: Day;
  last: Day;
  /** Everything up to this day has been sent before: the run goes on with one that was cut short. */
  through?: Day | undefined;
  /** Bearer tokens of the accounts that settle the city: an administrator and the bureau. */
  admin: string;
  bureau: string;
  officers?: number;
}

/** From the simulator to the server that is being filled: what HTTP rightly does not offer. */
export type Ask =
  | { ask: 'moveTo'; at: Instant; number: number }
  | { ask: 'sessions'; badges: string[]; number: number }
  | { ask: 'progress'; done: number; of: number; day: Day; entries: number; number: number };

/** The answer to the ask of that number. */
export interface Reply {
  number: number;
  sessions?: Session[];
}

/** An officer's id and a bearer token of theirs. */
export interface Session {
  badge: string;
  id: string;
  token: string;
}

/** The simulator's side of the line: asks are answered in any order. */
export class Line {
  #next = 0;
  readonly #waiting = new Map<number, (reply: Reply) => void>();

  constructor() {
    process.on('message', (reply: Reply) => {
      this.#waiting.get(reply.number)?.(reply);
      this.#waiting.delete(reply.number);
    });
  }

  async moveTo(at: Instant): Promise<void> {
    await this.#ask({ ask: 'moveTo', at, number: this.#next++ });
  }

  async sessions(badges: string[]): Promise<Session[]> {
    return (await this.#ask({ ask: 'sessions', badges, number: this.#next++ })).sessions ?? [];
  }

  progress(done: number, of: number, day: Day, entries: number): void {
    void this.#ask({ ask: 'progress', done, of, day, entries, number: this.#next++ });
  }

  #ask(message: Ask): Promise<Reply> {
    return new Promise((resolve) => {
      this.#waiting.set(message.number, resolve);
      process.send?.(message);
    });
  }
}
