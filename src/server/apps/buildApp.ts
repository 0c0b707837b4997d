import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type App, builtAt } from './appFiles.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const sourcesOf = (app: App): string[] => [
  `src/{${app},ui,domain}/**/*.{ts,tsx,css,html,png,webmanifest}`,
  'vite.config.ts',
  'package-lock.json',
];
const STAMP = 'sources';

const names: Record<App, { zh: string; en: string }> = {
  desk: { zh: '工作台(/desk/)', en: 'the desk' },
  phone: { zh: '手机端(/phone/)', en: 'the phone' },
};

/** What is built, where its sources are and where it goes. */
interface Place {
  app: App;
  root: string;
  built: string;
}

/** A build that may be under way. */
export interface Build extends Disposable {
  /** When what is built is that of its sources, or cannot be; never rejects. */
  done: Promise<boolean>;
}

/** Builds desk and phone as `buildApp` does. */
export function buildApps(tell: (line: string) => void): Build {
  const builds = (['desk', 'phone'] as const).map((app) => buildApp(app, tell));
  const done = Promise.all(builds.map((build) => build.done)).then((all) => all.every(Boolean));
  return { done, [Symbol.dispose]: () => builds.forEach((build) => build[Symbol.dispose]()) };
}

/** Builds desk or phone when it is not that of its sources. The server answers everything else meanwhile, and does without it if need be. */
export function buildApp(app: App, tell: (line: string) => void, at?: Omit<Place, 'app'>): Build {
  const ended = new AbortController();
  const aloud = (line: string): void => (ended.signal.aborted ? undefined : tell(line));
  const place = { root: ROOT, built: builtAt(app), ...at, app };
  return { done: build(aloud, place, ended.signal), [Symbol.dispose]: () => ended.abort() };
}

async function build(tell: (line: string) => void, place: Place, ended: AbortSignal): Promise<boolean> {
  const fresh = `${place.built}.${process.pid}`;
  const { zh, en } = names[place.app];
  try {
    const sources = await digestOfSources(place);
    if (sources === undefined || sources === (await stampOf(place.built))) return true;
    const began = performance.now();
    tell(`正在生成${zh},首次约需几秒 / building ${en}, which takes some seconds the first time`);
    await vite(place, fresh, ended);
    await writeFile(join(fresh, STAMP), sources);
    await put(fresh, place.built, sources);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    tell(`${zh}已生成,用时${seconds}秒 / ${en} is built, in ${seconds} s`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(`${zh}没有生成(其他功能不受影响):${why}\n${en} was not built (all else works): ${why}`);
    return false;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** In the place of the build before; another start may have put the same there meanwhile. */
async function put(fresh: string, built: string, sources: string): Promise<void> {
  if ((await stampOf(built)) === sources) return;
  const before = `${fresh}.before`;
  // moved aside whole: two that clear the same folder file by file are in each other's way
  await rename(built, before).catch(() => undefined);
  try {
    await rename(fresh, built);
  } catch (error) {
    if ((await stampOf(built)) !== sources) throw error;
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}

/** A process of its own: it takes both cores for a moment, and memory that the server need not keep. */
function vite({ root, app }: Place, into: string, signal: AbortSignal): Promise<void> {
  const program = join(root, 'node_modules/vite/bin/vite.js');
  const args = [program, 'build', '--config', join(root, 'vite.config.ts'), '--logLevel', 'error'];
  const env = { ...process.env, APP: app, APP_OUT: into, NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env, signal }, (error, _out, said) => {
      if (error) reject(new Error(saidOf(said) ?? error.message));
      else resolve();
    });
  });
}

/** The line of a failed build that says why. */
const saidOf = (said: string): string | undefined =>
  stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !/build failed|error during build/i.test(line));

/** What a build is made of; undefined where only what is built was delivered. */
async function digestOfSources({ root, app }: Place): Promise<string | undefined> {
  if (!existsSync(join(root, `src/${app}/index.html`))) return undefined;
  const names = globSync(sourcesOf(app), { cwd: root }).filter((name) => !name.endsWith('.test.ts'));
  const contents = await Promise.all(
    names.toSorted().map(async (name) => [name, await readFile(join(root, name))] as const),
  );
  const digest = createHash('sha256');
  for (const [name, content] of contents) digest.update(`${name} ${content.length}\n`).update(content);
  return digest.digest('hex');
}

async function stampOf(folder: string): Promise<string | undefined> {
  return readFile(join(folder, STAMP), 'utf8').catch(() => undefined);
}
