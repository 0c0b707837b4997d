import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Sentence, folderFault } from '../sentence.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** Where a database lives and who runs it. */
export interface Place {
  binaries: Binaries;
  account: Account;
  folder: string;
  log: string;
}

const READY_WITHIN = 60_000;
/** How long children of a killed postmaster may need to notice and let go of its memory. */
const RELEASED_WITHIN = 20_000;
const LARGEST_LOG = 10 * 1024 * 1024;

/** Settings of the administrator's own shell must not reach PostgreSQL. */
const environment = Object.fromEntries(
  Object.entries({ ...process.env, LC_ALL: 'C' }).filter(([name]) => !/^PG|^LC_|^LANG/.test(name)),
);

/** Makes an empty database: UTF-8, C locale, checksums, passwords only. It gets its name last, so a half-made one never does. */
export function initialise({ binaries, account, folder }: Place, password: string): void {
  // of this process alone: an initdb left by a killed start may still be writing, and clears its own folder away when it fails
  const draft = `${folder}.new.${process.pid}`;
  const passwordFile = `${draft}.password`;
  clearDrafts(folder);
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of [draft, passwordFile]) give(path, account);
    const args = [
      ...['--pgdata', draft, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--data-checksums'],
    ];
    const done = spawnSync(binaries.initdb, args, { ...account, cwd: '/', env: environment, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`initdb: ${done.stderr || done.error?.message}`);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw folderFault(error, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function clearDrafts(folder: string): void {
  const beginning = `${basename(folder)}.new.`;
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(beginning)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

const flags = (port: number): string[] =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${Math.max(32, Math.min(512, Math.floor(totalmem() / 4 / 1024 / 1024)))}MB`,
    jit: 'off',
    // a young database is planned for by what is counted in it: without counts, each look-up of an entry read its whole village
    autovacuum_naptime: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // its log must not repeat what people wrote: no details, no statements, no parameters
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Starts PostgreSQL and waits until it takes connections. It stands in a process group of its own: Ctrl-C must reach us, who
 * finish what is under way first.
 */
export async function launch(place: Place, port: number, url: string): Promise<ChildProcess> {
  const until = Date.now() + RELEASED_WITHIN;
  for (;;) {
    const from = sizeOf(place.log);
    const child = spawnPostgres(place, port);
    const fault = await untilReady(child, url);
    if (fault === undefined) return child;
    await ended(child, 'SIGQUIT');
    const said = readFileSync(place.log, 'utf8').slice(from);
    if (!/still in use|lock file .* already exists/.test(said) || Date.now() > until)
      throw notStarted(place, said, fault);
    await sleep(200);
  }
}

function spawnPostgres({ binaries, account, folder, log }: Place, port: number): ChildProcess {
  const out = openSync(log, sizeOf(log) > LARGEST_LOG ? 'w' : 'a', 0o600);
  try {
    const options = { ...account, cwd: folder, env: environment, detached: true };
    return spawn(binaries.postgres, ['-D', folder, ...flags(port)], { ...options, stdio: ['ignore', out, out] });
  } finally {
    closeSync(out);
  }
}

/** Undefined once connections are taken; else why not. */
async function untilReady(child: ChildProcess, url: string): Promise<unknown> {
  const until = Date.now() + READY_WITHIN;
  const spawned = new Promise<unknown>((resolve) => {
    child.once('error', resolve);
    child.once('exit', (code, signal) => resolve(new Error(`postgres ended with ${code ?? signal}`)));
  });
  while (Date.now() < until) {
    const fault = await tried(url);
    if (fault === undefined) return undefined;
    const failed = await Promise.race([spawned, sleep(25)]);
    if (failed !== undefined) return failed;
  }
  return new Error('postgres took no connections in time');
}

async function tried(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Sends the signal and waits for the end; after `within` ms harder ones follow, up to SIGKILL. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals, within = 30_000): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  for (const next of [signal, 'SIGQUIT', 'SIGKILL'] as const) {
    child.kill(next);
    const timer = new AbortController();
    const first = await Promise.race([
      end.then(() => true),
      sleep(within, false, { signal: timer.signal }).catch(() => true),
    ]);
    timer.abort();
    if (first) return;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function notStarted({ log, folder }: Place, said: string, fault: unknown): unknown {
  const cause = new Error(said, { cause: fault });
  const full = folderFault(cause, folder);
  if (full !== cause) return full;
  const last = said.match(/(FATAL|PANIC): .*/g)?.at(-1) ?? String(fault);
  return new Sentence(
    `内置 PostgreSQL 没有启动(${last}),详情见 ${log}。`,
    `The embedded PostgreSQL did not start (${last}); see ${log}.`,
    cause,
  );
}
