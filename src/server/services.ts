import type pg from 'pg';
import type { Logger } from 'pino';
import type { Holidays } from '../domain/calendar/holidays.ts';
import type { Person } from '../domain/people/roles.ts';
import type { SignIn } from './people/signIn.ts';
import type { AuditLog } from './audit/auditLog.ts';
import type { ClockForces } from './cases/clockForces.ts';
import type { Append } from './journal/append.ts';
import type { Heard } from './journal/heard.ts';
import type { Live } from './live/live.ts';
import type { Clock } from './platform/clock.ts';
import type { Settings } from './platform/config.ts';
import type { Database } from './platform/db/database.ts';
import type { Notifications } from './platform/db/notifications.ts';
import type { JobState } from './platform/jobs.ts';
import type { Metrics } from './platform/metrics.ts';
import type { Press } from './prints/press.ts';
import type { Sealing } from './platform/sealing.ts';

/** What the server is made of; built once in app.ts and handed to each module, so that go-to-definition works. */
export interface Services {
  settings: Settings;
  db: Database;
  clock: Clock;
  holidays: Holidays;
  log: Logger;
  metrics: Metrics;
  /** Group commit of audit lines for readings. */
  audit: AuditLog;
  /** For transactions whose statements do not wait for each other. */
  pipelines: pg.Pool;
  sealing: Sealing;
  /** What processes on one database tell each other. */
  notifications: Notifications;
  /** Tells those who look on that something changed. */
  live: Live;
  /** The one way into the journals. */
  append: Append;
  /** The clocks of cases, by policy in force. */
  clockForces: ClockForces;
  /** Which officers' phones were heard of. */
  heard: Heard;
  /** Who is asking, from cookie or bearer token; null: nobody signed in. */
  authenticate: (headers: Headers) => Promise<Person | null>;
  /** Sessions and accounts; whoever changes postings or roles tells it in the same transaction (`changed`). */
  signIn: SignIn;
  /** Makes and opens files in a thread of its own. */
  press: Press;
  /** While a past is being filled in, cards are counted at closings and by readers only. */
  scorecards: { paused: boolean };
  /** How each job's last run in this process ended. */
  jobStates: Map<string, JobState>;
}
