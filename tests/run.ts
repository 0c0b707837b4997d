import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { buildApps } from '../src/server/apps/buildApp.ts';
import { startForRun } from './support/database.ts';
import { report } from './support/report.ts';

// The whole run: one PostgreSQL, every test file in a process of its own, a closing line, an exit code.
// `node tests/run.ts [pattern…]` runs the files that match.
const ALL = ['src/**/*.test.ts', 'simulator/**/*.test.ts', 'checks/**/*.test.ts', 'tests/**/*.test.ts'];
const root = new URL('..', import.meta.url).pathname;
const patterns = process.argv.slice(2);
const files = globSync(patterns.length > 0 ? patterns : ALL, { cwd: root }).toSorted();

// once, before the journeys that need them ask for them all at the same time
if (files.some((file) => file.includes('journeys')))
  await buildApps((line) => void process.stdout.write(`${line}\n`)).done;

// each file is a process that reads the server anew: its types are taken out once, not two hundred times
process.env['NODE_COMPILE_CACHE'] ??= `${root}node_modules/.cache/village-beat`;

const cluster = await startForRun();
try {
  const events = run({
    files,
    cwd: root,
    concurrency: Math.max(2, availableParallelism()),
    timeout: 600_000,
  });
  const { passed, failed } = await report(events, process.stdout);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} finally {
  await cluster.stop();
}
