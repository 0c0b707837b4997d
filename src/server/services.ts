import type { Logger } from 'pino';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/db/database.ts';

/** What the server is made of; built once in app.ts and handed to each module, so that go-to-definition works. */
export interface Services {
  db: Database;
  clock: Clock;
  log: Logger;
}
