import { Worker } from 'node:worker_threads';
import type { Order } from './make.ts';

interface Waiting {
  resolve: (made: never) => void;
  reject: (why: Error) => void;
  limit: NodeJS.Timeout;
}

interface Answer {
  id: number;
  made?: unknown;
  error?: string;
}

/** Longest time one order may take; then the thread ends, so that a file made to harm holds nobody up. */
const LONGEST = 120_000;
/** After this long without an order the thread ends and gives its memory back. */
const IDLE = 5 * 60_000;
const THREAD = new URL('pressThread.ts', import.meta.url);

/** Makes PDF, DOCX and XLSX, and opens forms that people upload, in a thread of its own: the server goes on answering meanwhile. */
export class Press {
  #thread: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;

  /** What the order makes; rejects when it cannot be made. */
  make<Made = Uint8Array<ArrayBuffer>>(order: Order): Promise<Made> {
    const thread = (this.#thread ??= this.#begin());
    clearTimeout(this.#idle);
    const id = (this.#last += 1);
    return new Promise<Made>((resolve, reject) => {
      const limit = setTimeout(() => void this.#end(new Error('it took too long to make')), LONGEST);
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, limit });
      thread.postMessage({ id, order }, []);
    });
  }

  /** Ends the thread; what is still being made fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#end(new Error('the server is stopping'));
  }

  #begin(): Worker {
    const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    thread.on('message', (answer: Answer) => this.#answered(answer));
    thread.on('error', (error: Error) => void this.#end(error));
    // never what keeps the program running; after the listeners, which would hold it again
    thread.unref();
    return thread;
  }

  #answered({ id, made, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.limit);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE).unref();
    if (error === undefined) waiting.resolve(made as never);
    else waiting.reject(new Error(error));
  }

  async #end(why: Error): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    for (const { reject, limit } of this.#waiting.values()) {
      clearTimeout(limit);
      reject(why);
    }
    this.#waiting.clear();
    await thread?.terminate();
  }
}
