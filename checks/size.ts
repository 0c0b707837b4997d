import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtAt } from '../src/server/apps/appFiles.ts';
import { buildApps } from '../src/server/apps/buildApp.ts';
import { gzipOf, keptFiles } from './kept.ts';

// `node checks/size.ts` measures what desk and phone load at first, as it goes over the wire by gzip: the desk before its first
// room, the phone all that its service worker keeps.
const LIMITS_KB = { desk: 450, phone: 250 };

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const told: string[] = [];
if (await buildApps((line) => told.push(line)).done) {
  tell('desk', 'src/desk/main.tsx loads', [...filesOf(chunksOf(), 'index.html')]);
  tell('phone', 'src/phone/worker/worker.ts keeps', keptFiles());
} else {
  console.error(told.join('\n'));
  process.exitCode = 1;
}

function tell(app: 'desk' | 'phone', does: string, files: string[]): void {
  const sizes = files.map((file) => [file, gzipOf(app, file) / 1024] as const);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  const largest = sizes.toSorted((a, b) => b[1] - a[1]).map(([file, size]) => `  ${file} ${size.toFixed(0)} KB`);
  console.log(`${does} ${sum.toFixed(0)} KB at first, of ${LIMITS_KB[app]}:\n${largest.join('\n')}`);
  if (sum > LIMITS_KB[app]) process.exitCode = 1;
}

function chunksOf(): Record<string, Chunk> {
  return JSON.parse(readFileSync(join(builtAt('desk'), 'manifest.json'), 'utf8')) as Record<string, Chunk>;
}

/** A chunk, all it imports at once, and their styles. */
function filesOf(chunks: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const inner of chunk.imports ?? []) filesOf(chunks, inner, seen);
  return seen;
}
