import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from '../sentence.ts';
import { markOf } from './processes.ts';

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
    for (let attempt = 0; attempt < 5; attempt++) {
      if (link(draft, file)) return { release: () => release(file, mine) };
      setAsideIfAbandoned(file, folder);
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

function setAsideIfAbandoned(file: string, folder: string): void {
  const owner = readIfThere(file);
  if (owner === undefined) return;
  const pid = Number(owner.split(' ', 1)[0]);
  if (markOf(pid) === owner) throw new AlreadyRunning(folder, pid);
  const aside = `${file}.abandoned.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // another start may have taken it over between reading and moving: then it is theirs, and goes back
  if (readIfThere(aside) !== owner) link(aside, file);
  rmSync(aside, { force: true });
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
