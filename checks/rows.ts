import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCluster } from '../tests/support/cluster.ts';
import { prepareTemplate } from '../tests/support/database.ts';

// `npm run rows` writes the row types anew from the migrations; with `--check` it says whether they are as written.
const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/server/platform/db/rows.ts');
const types = { timestamptz: 'string', int8: 'number', date: 'string', xid8: 'string' };

const cluster = await startCluster();
const folder = mkdtempSync(join(tmpdir(), 'village-beat-rows-'));
const fresh = join(folder, 'rows.ts');
const tool = (name: string, args: string[], env: Record<string, string> = {}) =>
  execFileSync(join(root, 'node_modules', '.bin', name), args, { env: { ...process.env, ...env }, encoding: 'utf8' });

tool(
  'kysely-codegen',
  [
    ...['--dialect', 'postgres', '--camel-case', '--date-parser', 'string', '--exclude-pattern', 'migration'],
    ...['--type-mapping', JSON.stringify(types), '--out-file', fresh],
  ],
  { DATABASE_URL: await prepareTemplate(cluster.superUrl) },
);
tool('prettier', ['--config', join(root, '.prettierrc.json'), '--write', fresh]);
const text = readFileSync(fresh, 'utf8');
rmSync(folder, { recursive: true });
cluster.stop();

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/server/platform/db/rows.ts is not what the migrations say: npm run rows');
  process.exitCode = 1;
}
