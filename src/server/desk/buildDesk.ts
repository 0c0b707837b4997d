import { type ChildProcess, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { BUILT } from './deskFiles.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = ['src/{desk,ui,domain}/**/*.{ts,tsx,css,html}', 'vite.config.ts', 'package-lock.json'];
const STAMP = 'sources';

/** A build of the desk that may be under way. */
export interface DeskBuild extends Disposable {
  /** When the built desk is that of its sources, or cannot be; never rejects. */
  done: Promise<boolean>;
}

/** Builds the desk when it is not that of its sources. The server answers everything else meanwhile, and does without it if need be. */
export function buildDesk(tell: (line: string) => void): DeskBuild {
  const under: { way?: ChildProcess } = {};
  return { done: build(tell, under), [Symbol.dispose]: () => void under.way?.kill() };
}

async function build(tell: (line: string) => void, under: { way?: ChildProcess }): Promise<boolean> {
  const fresh = `${BUILT}.${process.pid}`;
  try {
    const sources = await digestOfSources();
    if (sources === undefined || sources === (await stampOf(BUILT))) return true;
    const began = performance.now();
    tell('正在生成工作台(/desk/),首次约需几秒 / building the desk, which takes some seconds the first time');
    await vite(fresh, under);
    await writeFile(join(fresh, STAMP), sources);
    await put(fresh, sources);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    tell(`工作台已生成,用时 ${seconds} 秒 / the desk is built, in ${seconds} s`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(`工作台没有生成(其他功能不受影响):${why}\nThe desk was not built (all else works): ${why}`);
    return false;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** In the place of the desk before; another start may have put the same there meanwhile. */
async function put(fresh: string, sources: string): Promise<void> {
  if ((await stampOf(BUILT)) === sources) return;
  await rm(BUILT, { recursive: true, force: true });
  await rename(fresh, BUILT).catch(async (error: unknown) => {
    if ((await stampOf(BUILT)) !== sources) throw error;
  });
}

function vite(into: string, under: { way?: ChildProcess }): Promise<void> {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [program, 'build', '--config', join(ROOT, 'vite.config.ts'), '--logLevel', 'error'];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DESK_OUT: into, NODE_ENV: 'production' };
    under.way = execFile(process.execPath, args, { cwd: ROOT, env }, (error, _out, said) => {
      if (error) reject(new Error(saidOf(said) || error.message));
      else resolve();
    });
  });
}

/** The line of a failed build that says why. */
const saidOf = (said: string): string | undefined =>
  stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('error during build'));

/** What a build is made of; undefined where only a built desk was delivered. */
async function digestOfSources(): Promise<string | undefined> {
  if (!existsSync(join(ROOT, 'src/desk/index.html'))) return undefined;
  const names = globSync(SOURCES, { cwd: ROOT }).filter((name) => !name.endsWith('.test.ts'));
  const digest = createHash('sha256');
  const contents = await Promise.all(
    names.toSorted().map(async (name) => [name, await readFile(join(ROOT, name))] as const),
  );
  for (const [name, content] of contents) digest.update(`${name} ${content.length}\n`).update(content);
  return digest.digest('hex');
}

async function stampOf(folder: string): Promise<string | undefined> {
  return readFile(join(folder, STAMP), 'utf8').catch(() => undefined);
}
