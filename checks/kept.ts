import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type App, builtAt } from '../src/server/apps/appFiles.ts';

/** Files of the built phone that its service worker keeps. */
export function keptFiles(): string[] {
  const worker = readFileSync(join(builtAt('phone'), 'worker.js'), 'utf8');
  const [, list = ''] = /"?files"?:(\[[^\]]*\])/.exec(worker) ?? [];
  return JSON.parse(list) as string[];
}

/** Bytes of a built file as it goes over the wire by gzip. */
export function gzipOf(app: App, file: string): number {
  const path = join(builtAt(app), file);
  return (statSync(`${path}.gz`, { throwIfNoEntry: false }) ?? statSync(path)).size;
}
