import type { Logger } from 'pino';
import { type Clock, systemClock } from '../server/platform/clock.ts';
import { readSettings, type Settings } from '../server/platform/config.ts';
import { type Connection, connect } from '../server/platform/db/database.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { explain } from '../server/platform/explain.ts';
import { logTo } from '../server/platform/log.ts';
import { joinDatabase } from '../server/platform/postgres/open.ts';

/** What a command works with. */
export interface Beside {
  settings: Settings;
  connection: Connection;
  clock: Clock;
  log: Logger;
}

export const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs a command on the database of the same settings as the server: beside it when it is up, otherwise the embedded database
 * runs as long as the command. `work` answers whether all went well: the exit code.
 */
export async function besideServer(work: (beside: Beside) => Promise<boolean>): Promise<void> {
  let well = false;
  try {
    const settings = readSettings(process.env);
    const log = logTo(settings.logLevel);
    const warn = (line: string): void => void process.stderr.write(`${line}\n`);
    const database = await joinDatabase(settings, { tell: warn, log, lost: explain });
    try {
      await migrate(database.ownerUrl, database.role);
      const connection = connect(database.url, 2);
      try {
        well = await work({ settings, connection, clock: systemClock, log });
      } finally {
        await connection.close();
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    explain(error);
  }
  process.exitCode = well ? 0 : 1;
}
