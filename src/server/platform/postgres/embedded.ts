import type { ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import { Sentence, folderFault } from '../sentence.ts';
import { accountFor, canEnter } from './account.ts';
import { binariesFor } from './binaries.ts';
import { type Place, ended, initialise, launch } from './cluster.ts';
import { stopOrphan } from './orphan.ts';

/** The database of our own, running. */
export interface Embedded {
  url: string;
  ownerUrl: string;
  /** Stops it; connections are ended first by the caller. */
  stop(): Promise<void>;
}

/** What the start says and hears. */
export interface Observer {
  tell: (line: string) => void;
  log: Logger;
  /** The database ended and could not be brought back. */
  lost: (why: unknown) => void;
}

/** `DATA_DIR/database.json`, readable by us alone. `folder` relative to the data folder, or elsewhere below a closed home. */
interface Known {
  folder: string;
  made: boolean;
  passwords: { super: string; owner: string; application: string };
}

const SYSTEM_PATH = '/var/lib/village-beat';
const DATABASE = 'village_beat';
const RESTARTS = { most: 3, within: 60_000 };

/** Starts the database of a data folder whose lock we hold, making it on the first start. */
export async function startEmbedded(dataDir: string, observer: Observer): Promise<Embedded> {
  const known = readKnown(dataDir) ?? remember(dataDir, fresh(dataDir, observer.tell));
  const folder = resolve(dataDir, known.folder);
  const account = accountFor(folder, observer.tell);
  const binaries = binariesFor(account, account.uid === undefined ? dataDir : SYSTEM_PATH, observer.tell);
  const place: Place = { binaries, account, folder, log: join(dataDir, 'postgres.log') };
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    if (known.made) throw vanished(folder);
    initialise(place, known.passwords.super);
  }
  stopOrphan(place, observer.tell);
  const port = await freePort();
  const urls = urlsOf(known, port);
  const postmaster = await supervise(place, port, urls.superUrl, observer);
  if (!known.made) {
    await makeRoles(urls.superUrl, known);
    remember(dataDir, { ...known, made: true });
  }
  return { url: urls.url, ownerUrl: urls.ownerUrl, stop: () => postmaster.stop() };
}

/** The database another process is running: for commands beside a server. */
export function runningEmbedded(dataDir: string): { url: string; ownerUrl: string } {
  const known = readKnown(dataDir);
  const pidFile = known === undefined ? '' : join(resolve(dataDir, known.folder), 'postmaster.pid');
  if (known === undefined || !known.made || !existsSync(pidFile)) throw notReady(dataDir);
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  return urlsOf(known, Number(port));
}

function urlsOf({ passwords }: Known, port: number): { url: string; ownerUrl: string; superUrl: string } {
  const urlOf = (role: string, password: string, database = DATABASE) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url: urlOf('village_beat_app', passwords.application),
    ownerUrl: urlOf('village_beat_owner', passwords.owner),
    superUrl: urlOf('postgres', passwords.super, 'postgres'),
  };
}

const password = (): string => randomBytes(24).toString('hex');

function fresh(dataDir: string, tell: (line: string) => void): Known {
  const passwords = { super: password(), owner: password(), application: password() };
  const account = accountFor(join(dataDir, 'postgres'), tell);
  if (canEnter(account, dataDir)) return { folder: 'postgres', made: false, passwords };
  const folder = join(SYSTEM_PATH, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  mkdirSync(SYSTEM_PATH, { recursive: true });
  chmodSync(SYSTEM_PATH, 0o755);
  tell(
    `${dataDir} 在不可进入的目录之下,数据库放在 ${folder} / ${dataDir} lies below a closed folder: the database goes to ${folder}`,
  );
  return { folder, made: false, passwords };
}

const fileOf = (dataDir: string): string => join(dataDir, 'database.json');

function readKnown(dataDir: string): Known | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined;
  return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Known;
}

function remember(dataDir: string, known: Known): Known {
  const draft = `${fileOf(dataDir)}.new`;
  try {
    writeFileSync(draft, JSON.stringify(known, null, 2), { mode: 0o600, flush: true });
    renameSync(draft, fileOf(dataDir));
  } catch (error) {
    throw folderFault(error, dataDir);
  }
  return known;
}

const notReady = (dataDir: string): Sentence =>
  new Sentence(
    `数据目录 ${dataDir} 的数据库正在启动或停止,请稍后再试。`,
    `The database of ${dataDir} is being started or stopped; try again in a moment.`,
  );

const vanished = (folder: string): Sentence =>
  new Sentence(
    `数据库目录 ${folder} 不见了:请恢复它(或从备份恢复);确要从空库开始,请先移走 database.json。`,
    `The database folder ${folder} is gone: bring it back or restore a backup. To begin anew, move database.json away first.`,
  );

/** Owner and application roles and the database: the application owns nothing, so that row-level security holds for it. */
async function makeRoles(superUrl: string, { passwords }: Known): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union select datname from pg_database',
    );
    const names = rows.map((row) => row.name);
    const roles = { village_beat_owner: passwords.owner, village_beat_app: passwords.application };
    for (const [role, password] of Object.entries(roles)) {
      if (!names.includes(role))
        await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
    }
    if (!names.includes(DATABASE)) await client.query(`create database ${DATABASE} owner village_beat_owner`);
  } finally {
    await client.end();
  }
}

/** Keeps PostgreSQL running: one that dies (killed, out of memory) is started again at once, at the same address. */
async function supervise(
  place: Place,
  port: number,
  url: string,
  { log, lost }: Observer,
): Promise<{ stop(): Promise<void> }> {
  let child: ChildProcess;
  let stopping = false;
  let restarting: Promise<void> | undefined;
  const deaths: number[] = [];
  const watch = (): void => {
    child.once('exit', () => {
      if (!stopping) restarting = restart().catch((error: unknown) => (stopping ? undefined : lost(error)));
    });
  };
  const restart = async (): Promise<void> => {
    deaths.push(Date.now());
    log.warn('the embedded PostgreSQL ended and is started again');
    const recent = deaths.filter((at) => at > Date.now() - RESTARTS.within);
    if (recent.length > RESTARTS.most) throw keepsEnding(place);
    child = await launch(place, port, url);
    watch();
  };
  child = await launch(place, port, url);
  watch();
  return {
    stop: async () => {
      stopping = true;
      await restarting;
      await ended(child, 'SIGINT');
    },
  };
}

const keepsEnding = ({ log }: Place): Sentence =>
  new Sentence(`内置 PostgreSQL 反复退出,详情见 ${log}。`, `The embedded PostgreSQL keeps ending; see ${log}.`);

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
