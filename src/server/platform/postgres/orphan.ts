import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './cluster.ts';
import { commandOf, markOf } from './processes.ts';

/**
 * Ends a postmaster that outlived its owner (kill -9): it is stopped and started anew, because nobody watches over it and its
 * settings may be older than ours. Called only by the holder of the folder's lock.
 */
export function stopOrphan(place: Place, tell: (line: string) => void): void {
  const file = join(place.folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  if (!Number.isInteger(pid) || markOf(pid) === undefined) return;
  if (!servesFolder(pid, place.folder)) {
    // another program got the number since; PostgreSQL itself would take it for a living postmaster
    rmSync(file, { force: true });
    return;
  }
  tell(`上次未正常停止,正在接管 PostgreSQL(进程 ${pid}) / taking over the PostgreSQL left running (process ${pid})`);
  const { binaries, account, folder } = place;
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', folder, '-m', mode, '-w', '-t', '30', '-s'];
    if (spawnSync(binaries.pgCtl, args, { ...account, cwd: '/' }).status === 0) return;
  }
}

/** A postmaster works in its own folder. */
function servesFolder(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return commandOf(pid).includes(folder);
  }
}
