import pg from 'pg';

const LISTEN_AGAIN_MS = 1000;

/** What is done with a channel's notifications; `up` and `down`: whether they can be relied on. */
export interface Hearing {
  heard: (payload: string) => void;
  up?: () => void;
  down?: () => void;
}

/**
 * What processes on one database tell each other, by LISTEN and NOTIFY on one connection of its own. Behind a pooler in
 * transaction mode nothing would arrive: a connection that is not PostgreSQL's own counts as none, and whoever listens does
 * without (`up` is never called).
 */
export class Notifications {
  readonly #connectionString: string | undefined;
  readonly #hearings = new Map<string, Hearing[]>();
  #client: pg.Client | undefined;
  #isUp = false;
  #closed = false;

  constructor(connectionString: string | undefined) {
    this.#connectionString = connectionString;
  }

  /** Before `listen`. */
  on(channel: string, hearing: Hearing): void {
    this.#hearings.set(channel, [...(this.#hearings.get(channel) ?? []), hearing]);
  }

  async listen(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#connectionString });
    client.on('notification', ({ channel, payload }) => {
      for (const { heard } of this.#hearings.get(channel) ?? []) heard(payload ?? '');
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    this.#client = client;
    try {
      await client.connect();
      if (!(await isOwn(client))) return await this.#without(client);
      for (const channel of this.#hearings.keys()) await client.query(`listen ${channel}`);
      this.#isUp = true;
      for (const { up } of this.#each()) up?.();
    } catch {
      this.#lost(client);
    }
  }

  /** Tells every process, this one too; answers whether it could be told. */
  async tell(channel: string, payload: string): Promise<boolean> {
    if (!this.#isUp || this.#client === undefined) return false;
    return this.#client.query('select pg_notify($1, $2)', [channel, payload]).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#fall();
    await this.#client?.end();
  }

  #each(): Hearing[] {
    return [...this.#hearings.values()].flat();
  }

  #fall(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    for (const { down } of this.#each()) down?.();
  }

  async #without(client: pg.Client): Promise<void> {
    this.#client = undefined;
    await client.end();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#fall();
    client.end().catch(() => undefined);
    if (!this.#closed) setTimeout(() => void this.listen(), LISTEN_AGAIN_MS).unref();
  }
}

/** Whether a connection is PostgreSQL's own: a pooler gives out process numbers of its own. */
export async function isOwn(client: pg.Client | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ id: number }>('select pg_backend_pid() as id');
  return rows[0]?.id === (client as unknown as { processID: number }).processID;
}
