import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { type AuditLine, recordIn } from './audit.ts';

const LARGEST_BATCH = 1000;

interface Waiting {
  line: AuditLine;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Records readings by group commit: one insert under way at a time, whatever arrives meanwhile shares the next. A line's
 * promise resolves once it is durable, so that nothing is answered that the log does not show.
 */
export class AuditLog {
  readonly #db: Database;
  readonly #clock: Clock;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Resolves when the line is committed; rejects when it could not be, and then the answer must not be given. */
  record(line: AuditLine): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LARGEST_BATCH);
      try {
        await recordIn(
          this.#db,
          this.#clock,
          batch.map((waiting) => waiting.line),
        );
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = false;
  }
}
