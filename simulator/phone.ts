import { ask } from './ask.ts';
import type { Sent } from './life/scene.ts';

interface Result {
  id: string;
  status: 'accepted' | 'duplicate' | 'held' | 'refused';
  code?: string;
  issues?: unknown[];
}

/** How many pushes met which end. */
export type Tally = Record<Result['status'], number>;

/** A phone as the server sees it: an outbox that empties into `POST /api/journal`, in order, and a journal that is pulled. */
export class Phone {
  readonly officer: string;
  readonly #address: string;
  readonly #token: string;
  #outbox: { due: string; entry: Sent }[] = [];

  constructor(address: string, officer: string, token: string) {
    this.#address = address;
    this.officer = officer;
    this.#token = token;
  }

  keep(entry: Sent, due: string): void {
    this.#outbox.push({ due, entry });
  }

  /** Whether this phone finds coverage that day and has something to send. */
  waitsUntil(day: string): boolean {
    return this.#outbox.some((waiting) => waiting.due <= day);
  }

  /** Empties the outbox, since all of it has been sent; answers how much it was. */
  clear(): number {
    return this.#outbox.splice(0).length;
  }

  /** Sends everything, 200 at a time; a refusal ends the run, for a story that the server refuses is told wrongly. */
  async push(sentAt: string, tally: Tally): Promise<void> {
    const all = this.#outbox.map((waiting) => waiting.entry);
    this.#outbox = [];
    for (let start = 0; start < all.length; start += 200) {
      const entries = all.slice(start, start + 200);
      const answer = await request(this.#address, this.#token, 'POST', '/api/journal', {
        officer: this.officer,
        sentAt,
        entries,
      });
      for (const result of (answer as { results: Result[] }).results) {
        tally[result.status]++;
        if (result.status === 'refused') {
          const entry = entries.find((sent) => sent.id === result.id);
          throw new Error(`refused ${result.code}: ${JSON.stringify(result.issues)} for ${JSON.stringify(entry)}`);
        }
      }
    }
  }

  /** Reads a village's journal from a number on. */
  async pull(
    village: string,
    after: number,
  ): Promise<{ head: { number: number; digest: string }; entries: unknown[] }> {
    return (await request(
      this.#address,
      this.#token,
      'GET',
      `/api/journal?village=${village}&after=${after}&limit=1000`,
    )) as never;
  }
}

/** One request with a bearer token; throws what the server answered when it did not agree. */
export async function request(
  address: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  return JSON.parse(await ask(address, token, method, path, body === undefined ? undefined : JSON.stringify(body)));
}
