import type { ChangeKind } from '../../domain/live/change.ts';
import { type Operation, reach, unitsOf } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Listener, Told } from './listeners.ts';
import type { Live } from './live.ts';

/** A proxy ends what is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** Of these, how many until a session is looked at again: it may have run out. */
const BEATS_TO_LOOK = 3;
/** A browser that is told to come back waits this long. */
const RETRY_MS = 3000;
/** What a slow reader may have waiting; beyond it they are told once to ask again, when they have caught up. */
const MOST_WAITING_BYTES = 64 * 1024;

const operationOf: Record<ChangeKind, Operation> = {
  entries: 'journal.read',
  held: 'held.read',
  cases: 'cases.read',
  scorecards: 'scorecards.read',
  coverage: 'coverage.read',
  absences: 'absences.read',
};

export interface Looking {
  person: Person;
  /** The last id the browser saw, when it comes back. */
  lastSeen: string | undefined;
  /** Who the caller is now; null: nobody any more. */
  again: () => Promise<Person | null>;
}

/** One person's stream of server-sent events, until they leave, sign out, or the server stops. */
export function streamOf(live: Live, { person, lastSeen, again }: Looking): ReadableStream<Uint8Array> {
  const stream = new Stream(person, again);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stream.open(controller);
        stream.left = live.join(stream, lastSeen);
      },
      pull: () => stream.caughtUp(),
      cancel: () => stream.end(),
    },
    { highWaterMark: MOST_WAITING_BYTES, size: (chunk) => chunk.byteLength },
  );
}

const bytes = new TextEncoder();

class Stream implements Listener {
  readonly officer: string;
  left: (() => void) | undefined;
  readonly #again: () => Promise<Person | null>;
  #person: Person;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #beat: NodeJS.Timeout | undefined;
  #beats = 0;
  #missed: string | undefined;

  constructor(person: Person, again: () => Promise<Person | null>) {
    this.officer = person.id;
    this.#person = person;
    this.#again = again;
  }

  open(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    this.#beat = setInterval(() => this.#alive(), HEARTBEAT_MS).unref();
    this.#write(`retry: ${RETRY_MS}\n\n`);
  }

  reach = (kind: ChangeKind): readonly string[] => reach(this.#person, operationOf[kind]);

  get units(): readonly string[] {
    return unitsOf(this.#person);
  }

  tell({ id, changes }: Told): void {
    if ((this.#controller?.desiredSize ?? 0) <= 0) this.#missed = id;
    else if (changes === 'again') this.#write(`id: ${id}\nevent: again\ndata: {}\n\n`);
    else this.#write(`id: ${id}\nevent: change\ndata: ${JSON.stringify({ changes })}\n\n`);
  }

  caughtUp(): void {
    if (this.#missed === undefined) return;
    const id = this.#missed;
    this.#missed = undefined;
    this.tell({ id, changes: 'again' });
  }

  lookAgain(): void {
    void this.#again().then(
      (person) => {
        if (person === null) this.end();
        else this.#person = person;
      },
      // who cannot be known is told nothing more; the browser comes back
      () => this.end(),
    );
  }

  end(): void {
    clearInterval(this.#beat);
    this.left?.();
    try {
      this.#controller?.close();
    } catch {
      // the reader was gone first
    }
    this.#controller = undefined;
  }

  #alive(): void {
    this.#beats += 1;
    this.#write(': still here\n\n');
    if (this.#beats % BEATS_TO_LOOK === 0) this.lookAgain();
  }

  #write(text: string): void {
    this.#controller?.enqueue(bytes.encode(text));
  }
}
