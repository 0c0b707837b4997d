import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const PROGRAM = fileURLToPath(new URL('../../bin/village-beat.js', import.meta.url));
const PATIENCE = 90_000;

/** The program as a person starts it: a process of its own, with its output. */
export interface Program {
  process: ChildProcess;
  /** All it wrote so far. */
  output: () => string;
  /** Its address, once it says that it is ready; throws with the output when it ends before. */
  ready: () => Promise<string>;
  /** Exit code; null when a signal ended it. */
  ended: () => Promise<number | null>;
}

/** Starts `village-beat` with nothing in its environment but what is given; `FILE_LIMIT` bounds the size of its files (512-byte blocks). */
export function startProgram(
  environment: Record<string, string | undefined>,
  as: { uid?: number; gid?: number; node?: string[]; command?: string[] } = {},
): Program {
  const { uid, gid, node = [], command = ['start'] } = as;
  const { FILE_LIMIT: limit } = environment;
  const limited = `ulimit -f ${limit ?? '$(ulimit -f)'} && exec "$0" "$@"`;
  const child = spawn('/bin/sh', ['-c', limited, process.execPath, ...node, PROGRAM, ...command], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: '0', DEMO: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const end = once(child, 'close').then(([code]) => code as number | null);
  const ready = async (): Promise<string> => {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const address = /is ready: (http\S+)/.exec(output)?.[1];
      if (address !== undefined) return address;
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) throw new Error(output);
      await sleep(25);
    }
  };
  return { process: child, output: () => output, ready, ended: () => end };
}

/** Starts it, waits for its end: what it said and its exit code. */
export async function runProgram(
  ...order: Parameters<typeof startProgram>
): Promise<{ output: string; code: number | null }> {
  const program = startProgram(...order);
  const code = await program.ended();
  return { output: program.output(), code };
}

/** A fresh data folder that every account may enter. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'village-beat-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

interface Known {
  folder: string;
  passwords: { super: string };
}

/** Where a data folder's database lies. */
export function databaseFolder(dataDir: string): string {
  const { folder } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Known;
  return resolve(dataDir, folder);
}

/** Process of the running postmaster of a data folder. */
export function postmasterOf(dataDir: string): number {
  const file = join(databaseFolder(dataDir), 'postmaster.pid');
  // between two of them there is no such file
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : 0;
}

/** A connection past all scopes to the running database of a data folder. */
export async function superuserOf(dataDir: string): Promise<pg.Client> {
  const known = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Known;
  const port = Number(readFileSync(join(databaseFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')[3]);
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: known.passwords.super,
    database: 'village_beat',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Ends what may still run on a data folder and removes it. */
export async function clear(dataDir: string, ...programs: (Program | undefined)[]): Promise<void> {
  for (const program of programs) {
    if (program === undefined || program.process.exitCode !== null) continue;
    program.process.kill('SIGTERM');
    await program.ended();
  }
  // below a closed folder the database lies elsewhere
  if (existsSync(join(dataDir, 'database.json'))) rmSync(databaseFolder(dataDir), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
