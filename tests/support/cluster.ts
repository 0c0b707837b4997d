import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, accountFor } from '../../src/server/platform/postgres/account.ts';
import { binariesFor } from '../../src/server/platform/postgres/binaries.ts';

/** A PostgreSQL of the tests' own, thrown away at the end. */
export interface Cluster {
  superUrl: string;
  stop(): void;
}

const quiet = (): void => undefined;

/**
 * Starts a fresh PostgreSQL on a free port in a folder of its own. Nothing is flushed to disk: what survives a crash is the
 * subject of the tests of the program's own database, which use their own. It ends with the process at the latest.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'village-beat-test-'));
  const account = accountFor(folder, quiet);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const binaries = binariesFor(account, folder, quiet);
  const data = join(folder, 'db');
  const settings = '-U postgres -A trust -E UTF8 --locale=C --no-sync'.split(' ');
  runOnce(binaries.initdb, account, ['-D', data, ...settings]);
  const port = await freePort();
  const server = launch(binaries.postgres, account, data, port, join(folder, 'log'));
  const stop = stopper(binaries.pgCtl, account, data, folder, server);
  const superUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(superUrl, server, join(folder, 'log'));
  return { superUrl, stop };
}

function runOnce(command: string, account: Account, args: string[]): void {
  const done = spawnSync(command, args, { ...account, encoding: 'utf8', cwd: tmpdir() });
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr || done.error?.message}`);
}

function launch(postgres: string, account: Account, data: string, port: number, log: string): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const out = openSync(log, 'w');
  const options = { ...account, cwd: tmpdir(), stdio: ['ignore', out, out] as ['ignore', number, number] };
  const server = spawn(postgres, ['-D', data, ...flags], options);
  server.unref();
  return server;
}

function stopper(pgCtl: string, account: Account, data: string, folder: string, server: ChildProcess): () => void {
  const stop = () => {
    process.off('exit', stop);
    if (server.exitCode === null) {
      spawnSync(pgCtl, ['stop', '-D', data, '-m', 'immediate', '-w'], { ...account, cwd: tmpdir() });
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return stop;
}

async function untilReady(url: string, server: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`the tests' PostgreSQL did not start: ${readFileSync(log, 'utf8')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
