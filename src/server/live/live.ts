import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Change, type ChangeKind, gathered } from '../../domain/live/change.ts';
import { PEOPLE_CHANGED } from '../people/signIn.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Notifications } from '../platform/db/notifications.ts';
import { Listeners, type Listener } from './listeners.ts';

const CHANNEL = 'live';
/** What changes within this time is told together. */
const GATHER_MS = 250;
/** How often those who listen are told to ask again while other processes are not heard. */
const ASK_AGAIN_MS = 15_000;
/** PostgreSQL carries 8,000 bytes; 200 villages of five kinds are more, so a notice names fewer. */
const MOST_NAMED = 100;

interface Notice {
  /** The process it is from: it has told its own listeners already. */
  from?: string;
  changes: Change[];
}

/**
 * Tells those who look on that something changed where they may look, in every process. Nothing of it is in the append's way:
 * what changes is noted in memory after the commit, told within a quarter of a second, and passed on to other processes in
 * one notice of a connection of its own (docs/decisions/0056-live-updates.md).
 */
export class Live {
  readonly listeners = new Listeners();
  readonly #notifications: Notifications;
  readonly #self = randomBytes(6).toString('hex');
  #pending: Change[] = [];
  #timer: NodeJS.Timeout | undefined;
  #asking: NodeJS.Timeout | undefined;

  constructor(notifications: Notifications) {
    this.#notifications = notifications;
    notifications.on(CHANNEL, {
      heard: (payload) => this.#heard(payload),
      up: () => this.#hearsAll(true),
      down: () => this.#hearsAll(false),
    });
    notifications.on(PEOPLE_CHANGED, {
      heard: (named) => this.listeners.lookAgain(named === '' ? [] : named.split(' ')),
    });
    this.#hearsAll(false);
  }

  /** Something was committed in these villages. */
  changed(kind: ChangeKind, areas: readonly string[]): void {
    if (areas.length === 0) return;
    this.#pending.push({ kind, areas: [...areas] });
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS).unref();
  }

  /** A listener until `leave` or the end of the process. */
  join(listener: Listener, lastSeen: string | undefined): () => void {
    return this.listeners.join(listener, lastSeen);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#asking);
    this.listeners.close();
  }

  #tell(): void {
    this.#timer = undefined;
    const changes = gathered(this.#pending.splice(0));
    this.listeners.tell(changes);
    void this.#notifications.tell(CHANNEL, noticeOf({ from: this.#self, changes }));
  }

  #heard(payload: string): void {
    const { from, changes } = JSON.parse(payload) as Notice;
    if (from !== this.#self) this.listeners.tell(changes);
  }

  #withoutOthers(): void {
    this.listeners.lookAgain([]);
    this.listeners.askAgain();
  }

  /** Whoever does not hear the others must not believe that nothing changes there. */
  #hearsAll(isUp: boolean): void {
    clearInterval(this.#asking);
    this.#asking = undefined;
    // something may have changed meanwhile
    if (isUp) this.listeners.askAgain();
    else this.#asking = setInterval(() => this.#withoutOthers(), ASK_AGAIN_MS).unref();
  }
}

const noticeOf = ({ from, changes }: Notice): string =>
  JSON.stringify({ ...(from === undefined ? {} : { from }), changes: gathered(changes, MOST_NAMED) });

/** Tells every process of something rare in the transaction that changes it; heard when it commits. */
export async function tellIn(tx: Tx, change: Change): Promise<void> {
  if (change.areas.length === 0 && change.units === undefined) return;
  await sql`select pg_notify(${CHANNEL}, ${noticeOf({ changes: [change] })})`.execute(tx);
}
