import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Instant, addDays, addMs, dayOf, startOf } from '../../domain/calendar/utc8.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';

/** Work the server does by itself. `signal`: the server is stopping; long work ends at its next safe point. */
export interface Job {
  name: string;
  /**
   * `everyMs`: in every process, the pause between two runs; never shorter than `REST` times the run before, so that no job
   * takes more than a quarter of the time from those who wait for an answer. `hourlyAt` (minute) and `dailyAt` (`HH:MM` at UTC+8): once among
   * all processes on the database; what fell due while none ran is made up for, once.
   */
  when: { everyMs: number } | { hourlyAt: number } | { dailyAt: string };
  work: (signal: AbortSignal) => Promise<unknown>;
}

/** How a job's last run in this process ended. */
export interface JobState {
  at: Instant;
  failed: boolean;
}

type Slotted = Exclude<Job['when'], { everyMs: number }>;

/** How often due work is looked for. */
const LOOK_EVERY = 20_000;
/** A process that died holding a job keeps others from it for this long. */
const LEASE = 10 * 60_000;
const RETRY_AFTER = 5 * 60_000;
const REST = 3;
const NOT_DUE = Symbol('not due');

interface Surroundings {
  db: Database;
  clock: Clock;
  log: Logger;
  /** By name, for who looks after the machine. */
  jobStates: Map<string, JobState>;
}

/** Starts the jobs. `stop` waits for what is under way. */
export function runJobs(jobs: Job[], { db, clock, log, jobStates }: Surroundings): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = jobs.map(async ({ name, when, work }) => {
    const once = 'everyMs' in when ? () => work(signal) : () => runIfDue(name, when, work, { db, clock, signal });
    while (!signal.aborted) {
      const started = performance.now();
      try {
        if ((await once()) !== NOT_DUE) jobStates.set(name, { at: clock.now(), failed: false });
      } catch (error) {
        jobStates.set(name, { at: clock.now(), failed: true });
        log.error({ job: name, error }, 'a job failed and is tried again');
      }
      const pause = 'everyMs' in when ? Math.max(when.everyMs, REST * (performance.now() - started)) : LOOK_EVERY;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

interface Around {
  db: Database;
  clock: Clock;
  signal: AbortSignal;
}

async function runIfDue(name: string, when: Slotted, work: Job['work'], around: Around): Promise<unknown> {
  const { db, clock, signal } = around;
  const slot = lastSlot(when, clock.now());
  if (!(await claim(around, name, slot))) return NOT_DUE;
  const leaseFor = (ms: number, done: { doneFor?: Instant } = {}) =>
    db
      .updateTable('job')
      .set({ leasedUntil: addMs(clock.now(), ms), ...done })
      .where('name', '=', name)
      .execute();
  const renewal = setInterval(() => void leaseFor(LEASE).catch(() => undefined), LEASE / 3);
  try {
    await work(signal);
    clearInterval(renewal);
    // work cut short by the stop is not done: the next start does it
    await leaseFor(0, signal.aborted ? {} : { doneFor: slot });
  } catch (error) {
    clearInterval(renewal);
    await leaseFor(RETRY_AFTER);
    throw error;
  }
}

/** Whether this process got the job for the slot: nobody did it, nobody is at it. */
async function claim({ db, clock }: Around, name: string, slot: Instant): Promise<boolean> {
  const now = clock.now();
  const leasedUntil = addMs(now, LEASE);
  const claimed = await db
    .insertInto('job')
    .values({ name, leasedUntil })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ leasedUntil })
        .where((e) =>
          e.and([
            e.or([e('job.doneFor', 'is', null), e('job.doneFor', '<', slot)]),
            e.or([e('job.leasedUntil', 'is', null), e('job.leasedUntil', '<=', now)]),
          ]),
        ),
    )
    .returning('name')
    .execute();
  return claimed.length > 0;
}

/** The latest instant up to now at which the work was to run. */
export function lastSlot(when: Slotted, now: Instant): Instant {
  if ('dailyAt' in when) {
    const today = startOf(dayOf(now), when.dailyAt);
    return today <= now ? today : startOf(addDays(dayOf(now), -1), when.dailyAt);
  }
  const minute = String(when.hourlyAt).padStart(2, '0');
  const thisHour = startOf(dayOf(now), `${now.slice(11, 13)}:${minute}`);
  return thisHour <= now ? thisHour : addMs(thisHour, -3_600_000);
}
