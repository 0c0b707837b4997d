import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../config.ts';
import { folderFault } from '../sentence.ts';
import { type Observer, runningEmbedded, startEmbedded } from './embedded.ts';
import { inspect } from './external.ts';
import { AlreadyRunning, type Lock, lockFolder } from './lock.ts';

/** A database ready for migrations and use. */
export interface OpenDatabase {
  url: string;
  ownerUrl: string;
  /** The application's role, which migrations give its rights. */
  role: string;
  close(): Promise<void>;
}

/**
 * Takes the data folder for this process alone, before anything in it is touched; throws `AlreadyRunning`. A database of
 * someone else's may serve several processes.
 */
export function claimData(settings: Settings): Lock {
  if (settings.databaseUrl !== undefined) return { release: () => undefined };
  const folder = dataFolder(settings);
  try {
    return lockFolder(folder);
  } catch (error) {
    throw folderFault(error, folder);
  }
}

/** The database of the settings. The embedded one is started here and belongs to the holder of the claim until `close`. */
export async function openDatabase(settings: Settings, observer: Observer): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) return openExternal(settings, settings.databaseUrl, observer);
  const folder = dataFolder(settings);
  try {
    const embedded = await startEmbedded(folder, observer);
    return { ...embedded, role: new URL(embedded.url).username, close: () => embedded.stop() };
  } catch (error) {
    throw folderFault(error, folder);
  }
}

/** The same for commands: beside a running server its database is shared, otherwise it runs as long as the command. */
export async function joinDatabase(settings: Settings, observer: Observer): Promise<OpenDatabase> {
  let claim: Lock;
  try {
    claim = claimData(settings);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const { url, ownerUrl } = runningEmbedded(dataFolder(settings));
    return { url, ownerUrl, role: new URL(url).username, close: async () => undefined };
  }
  try {
    const database = await openDatabase(settings, observer);
    const close = async () => {
      await database.close();
      claim.release();
    };
    return { ...database, close };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** The data folder, made if missing, under its real name: PostgreSQL and locks must not see two names of one folder. */
function dataFolder({ dataDir }: Settings): string {
  try {
    makeFolder(dataDir);
    return realpathSync(dataDir);
  } catch (error) {
    throw folderFault(error, dataDir);
  }
}

async function openExternal(settings: Settings, url: string, { tell }: Observer): Promise<OpenDatabase> {
  const { role, unguarded } = await inspect(url);
  const ownerUrl = settings.databaseOwnerUrl ?? url;
  if (settings.databaseOwnerUrl !== undefined) await inspect(ownerUrl);
  if (unguarded || settings.databaseOwnerUrl === undefined) tell(WARNING);
  return { url, ownerUrl, role, close: async () => undefined };
}

const WARNING =
  '警告:DATABASE_URL 的角色拥有数据表或可绕过行级安全,数据库不再作为第二道防线隔离各村数据,审计日志也可被改写;请用 DATABASE_OWNER_URL 指定表的所有者。\n' +
  'Warning: the role of DATABASE_URL owns the tables or bypasses row-level security, so the database is no second guard between ' +
  'villages and the audit log could be rewritten; name the owner in DATABASE_OWNER_URL.';

/** With what is missing above it, one by one: a recursive mkdir of Node's never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}
