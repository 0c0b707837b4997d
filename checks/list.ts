import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strayWords } from './deskWords.ts';
import { deadPaths } from './docs.ts';
import { sqlFaults } from './sql.ts';

/** Something that must hold for the whole tree. */
export interface Check {
  name: string;
  /** The fact it holds. */
  fact: string;
  /**
   * What is wrong in the tree at `root`, as a person can read it; empty when nothing is. `among`: only these files need to be
   * looked at, where the check looks at each by itself.
   */
  faults(root: string, among?: string[]): Promise<string>;
}

/** Every check, quick ones first. `npm run check` runs them, and so does `npm test`. */
export const checks: Check[] = [
  { name: 'docs', fact: 'every path and script named in the docs exists', faults: async (root) => deadPaths(root) },
  { name: 'sql', fact: 'SQL keeps to what a schema spread by county allows', faults: async (root) => sqlFaults(root) },
  {
    name: 'format',
    fact: 'every file is formatted',
    faults: (root, among = ['.']) => tool(root, 'prettier', ['--check', ...among]),
  },
  {
    name: 'lint',
    fact: 'folder borders, sizes and type-aware rules hold',
    faults: (root, among = ['.']) => tool(root, 'oxlint', ['--deny-warnings', ...among]),
  },
  { name: 'types', fact: 'every tsconfig compiles, the domain without DOM and Node', faults: typeFaults },
  { name: 'generated', fact: 'generated files are what their sources say', faults: generatedFaults },
  { name: 'openapi', fact: 'the OpenAPI document is sound', faults: openApiFaults },
  {
    name: 'words',
    fact: 'components say nothing in Chinese that English lacks',
    faults: async (root) => strayWords(root),
  },
  {
    name: 'size',
    fact: 'the desk loads little before its first room',
    faults: (root) => tool(root, 'node', [join(root, 'checks', 'size.ts')]),
  },
  {
    name: 'engines',
    fact: 'the phone asks nothing of a browser that Chromium 87 and Safari 15 do not know',
    faults: (root) => tool(root, 'node', [join(root, 'checks', 'engines.ts')]),
  },
  {
    name: 'unused',
    fact: 'no export, file or dependency is unused',
    faults: (root) => tool(root, 'knip', ['--no-progress', '--no-config-hints']),
  },
];

async function typeFaults(root: string, among?: string[]): Promise<string> {
  const projects = globSync('{tsconfig.json,{src,simulator,bench,tests,checks}/**/tsconfig.json}', {
    cwd: root,
  }).toSorted();
  const holds = (project: string): boolean => among?.some((file) => file.startsWith(dirname(project))) ?? true;
  const found: string[] = [];
  for (const project of projects.filter(holds))
    found.push(await tool(root, 'tsc', ['-p', project, '--pretty', 'false']));
  return found.filter(Boolean).join('\n');
}

async function generatedFaults(root: string): Promise<string> {
  const found: string[] = [];
  for (const script of ['rows', 'holidays', 'client'])
    found.push(await tool(root, 'node', [join(root, 'checks', `${script}.ts`), '--check']));
  return found.filter(Boolean).join('\n');
}

async function openApiFaults(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'village-beat-openapi-'));
  try {
    const document = join(folder, 'openapi.json');
    const unwritten = await tool(root, 'node', [join(root, 'checks', 'openapi.ts'), document]);
    return (
      unwritten ||
      (await tool(root, 'redocly', ['lint', '--config', join(root, 'redocly.yaml'), '--format', 'stylish', document]))
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** No colours in what is compared (oxlint paints wherever CI is set), no news and no reports to anyone. */
const QUIETLY = {
  CI: undefined,
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};

/** Runs a tool of the project's own in `root`; its output is the fault when it fails. */
function tool(root: string, name: string, args: string[]): Promise<string> {
  const command = join(root, 'node_modules', '.bin', name);
  const options = { cwd: root, maxBuffer: 64 << 20, env: { ...process.env, ...QUIETLY } };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}`.trim() || `${name} failed: ${error.message}` : '');
    });
  });
}
