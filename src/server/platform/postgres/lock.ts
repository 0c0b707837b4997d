import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from '../sentence.ts';
import { markOf } from './processes.ts';

const ATTEMPTS = 200;
const PAUSE = 20;
const LONGEST_GUARD = 2000;

/** The sole right to a data folder. */
export interface Lock {
  release(): void;
}

/**
 * Takes the data folder for this process. A lock whose owner no longer runs (kill -9, power cut) is taken over; a living
 * owner means a second start, which would damage the database: throws `AlreadyRunning`.
 */
export function lockFolder(folder: string): Lock {
  const file = join(folder, 'lock');
  const mine = markOf(process.pid) ?? String(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    // a link is made whole or not at all, and never over an existing lock
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (link(draft, file)) return { release: () => release(file, mine) };
      clearIfAbandoned(file, folder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new AlreadyRunning(folder, 0);
}

function link(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that no longer runs. One start at a time looks and removes, or it could be the next one's lock. */
function clearIfAbandoned(file: string, folder: string): void {
  const owner = readIfThere(file);
  if (owner === undefined) return;
  const pid = Number(owner.split(' ', 1)[0]);
  if (markOf(pid) === owner) throw new AlreadyRunning(folder, pid);
  const guard = `${file}.clearing`;
  if (!makeGuard(guard)) return;
  try {
    if (readIfThere(file) === owner) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function makeGuard(guard: string): boolean {
  try {
    writeFileSync(guard, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > LONGEST_GUARD) rmSync(guard, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    return false;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function release(file: string, mine: string): void {
  if (readIfThere(file) === mine) rmSync(file, { force: true });
}

/** A second start on the same data. */
export class AlreadyRunning extends Sentence {
  constructor(folder: string, pid: number) {
    super(
      `已在运行:数据目录 ${folder} 正由进程 ${pid} 使用。`,
      `Already running: process ${pid} is using the data folder ${folder}.`,
    );
  }
}
