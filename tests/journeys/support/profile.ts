import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { openProfile } from './browser.ts';

/** A phone whose storage lies in a folder of its own, so that it outlives its browser. */
export interface Profile {
  folder: string;
  open: () => Promise<BrowserContext>;
  /** As a battery that ends, or a system that needs memory: no process of it gets a last word. */
  kill: () => Promise<void>;
  remove: () => Promise<void>;
}

export async function makeProfile(baseURL: string): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'village-beat-profile-'));
  const options = { baseURL, locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true };
  return {
    folder,
    open: () => openProfile(folder, options),
    kill: async () => {
      for (const pid of await processesOf(folder)) process.kill(pid, 'SIGKILL');
      while ((await processesOf(folder)).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The processes of the browser whose profile this is. */
async function processesOf(folder: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state] = /^\s*(\d+)\s+(\S+)/.exec(line) ?? [];
    return line.includes(`--user-data-dir=${folder}`) && !state?.startsWith('Z') ? [Number(pid)] : [];
  });
}
