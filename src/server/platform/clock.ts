import { type Instant, instant } from '../../domain/calendar/utc8.ts';

/**
 * Two times. `now` is real and rules sessions, two-factor, retention of audit and everything people ask for themselves.
 * `journalNow` rules entries, cases and month closings; the simulator and tests move it, production never does.
 */
export interface Clock {
  now(): Instant;
  journalNow(): Instant;
}

/** Both times are the machine's. */
export const systemClock: Clock = {
  now: () => instant(Date.now()),
  journalNow: () => instant(Date.now()),
};

/** A clock whose journal time stands where it was last moved to; real time goes on. Never built in production. */
export class MovableClock implements Clock {
  #journal: Instant | undefined;

  now(): Instant {
    return systemClock.now();
  }

  journalNow(): Instant {
    return this.#journal ?? this.now();
  }

  /** Moves journal time; `undefined` lets it follow real time again. */
  moveTo(at: Instant | undefined): void {
    this.#journal = at;
  }
}
