import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run client` writes the types of the desk's client anew from the OpenAPI document; with `--check` it says whether they
// are as written.
const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/ui/api.ts');
const folder = mkdtempSync(join(tmpdir(), 'village-beat-client-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
const [description, fresh] = [join(folder, 'openapi.json'), join(folder, 'api.ts')];
// whether the document is sound is the openapi check's to say
const rules = join(folder, 'redocly.yaml');
writeFileSync(rules, 'rules: {}\n');
const run = (program: string, args: string[]) => execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });

run(process.execPath, [join(root, 'checks/openapi.ts'), description]);
run(process.execPath, [
  join(root, 'checks/client/node_modules/openapi-typescript/bin/cli.js'),
  ...[description, '--output', fresh, '--alphabetize', '--empty-objects-unknown', '--redocly', rules],
]);
run(process.execPath, [
  join(root, 'node_modules/prettier/bin/prettier.cjs'),
  ...['--config', join(root, '.prettierrc.json'), '--write', fresh],
]);
const text = readFileSync(fresh, 'utf8');

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/ui/api.ts is not what the OpenAPI document says: npm run client');
  process.exitCode = 1;
}
