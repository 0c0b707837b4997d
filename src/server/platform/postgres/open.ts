import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import type { Settings } from '../config.ts';
import { diskFull } from '../sentence.ts';
import { type Observer, runningEmbedded, startEmbedded } from './embedded.ts';
import { inspect } from './external.ts';
import { AlreadyRunning, lockFolder } from './lock.ts';

/** A database ready for migrations and use. */
export interface OpenDatabase {
  url: string;
  ownerUrl: string;
  /** The application's role, which migrations give its rights. */
  role: string;
  close(): Promise<void>;
}

/** The database of the settings; the embedded one is started, and belongs to this process alone until `close`. */
export async function openDatabase(settings: Settings, observer: Observer): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) return openExternal(settings, settings.databaseUrl, observer);
  const folder = dataFolder(settings);
  const lock = lockFolder(folder);
  try {
    const embedded = await startEmbedded(folder, observer);
    const close = async () => {
      await embedded.stop();
      lock.release();
    };
    return { ...embedded, role: new URL(embedded.url).username, close };
  } catch (error) {
    lock.release();
    throw diskFull(error, folder);
  }
}

/** The same for commands: beside a running server its database is shared, otherwise it runs as long as the command. */
export async function joinDatabase(settings: Settings, observer: Observer): Promise<OpenDatabase> {
  try {
    return await openDatabase(settings, observer);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    const { url, ownerUrl } = runningEmbedded(dataFolder(settings));
    return { url, ownerUrl, role: new URL(url).username, close: async () => undefined };
  }
}

/** The data folder, made if missing, under its real name: PostgreSQL and locks must not see two names of one folder. */
export function dataFolder({ dataDir }: Settings): string {
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    return realpathSync(dataDir);
  } catch (error) {
    throw diskFull(error, dataDir);
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
