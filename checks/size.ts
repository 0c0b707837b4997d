import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesk } from '../src/server/desk/buildDesk.ts';
import { BUILT } from '../src/server/desk/deskFiles.ts';

// `node checks/size.ts` measures what the desk loads before its first room, as it goes over the wire by gzip.
const LIMIT_KB = 450;

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const told: string[] = [];
if (await buildDesk((line) => told.push(line)).done) {
  const chunks = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = [...filesOf(chunks, 'index.html')];
  const sizes = files.map((file) => [file, statSync(join(BUILT, `${file}.gz`)).size / 1024] as const);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  const largest = sizes.toSorted((a, b) => b[1] - a[1]).map(([file, size]) => `  ${file} ${size.toFixed(0)} KB`);
  const measured = `src/desk/main.tsx loads ${sum.toFixed(0)} KB at first, of ${LIMIT_KB}:\n${largest.join('\n')}`;
  console.log(measured);
  if (sum > LIMIT_KB) process.exitCode = 1;
} else {
  console.error(told.join('\n'));
  process.exitCode = 1;
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
