import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const DOCUMENTS = ['*.md', 'docs/**/*.md'];
/** Comments may point at the docs too. */
const SOURCES = ['{src,simulator,bench,tests,checks,bin}/**/*.{ts,tsx,js}', 'db/**/*.sql'];
const FOLDERS = /^(?:\.\/)?(?:\.ci|bench|bin|checks|data|db|docs|policies|simulator|src|tests)\//;

/** Paths, links and npm scripts named in the docs that are not there, one per line. */
export function deadPaths(root: string): string {
  const scripts = scriptsOf(root);
  const faults = globSync(DOCUMENTS, { cwd: root }).flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '');
    return [
      ...named(text).filter((path) => !exists(root, path)),
      ...linked(text).filter((target) => !exists(root, normalize(join(dirname(document), target)))),
      ...commands(text).filter((script) => !scripts.has(script)),
    ].map((dead) => `${document}: ${dead} does not exist`);
  });
  return [...faults, ...deadInComments(root), ...takenNumbers(root)].toSorted().join('\n');
}

function scriptsOf(root: string): Set<string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts?: Record<string, string> };
  return new Set(Object.keys(manifest.scripts ?? {}));
}

/** `src/…` in backticks, in the tree's own folders; placeholders (`<name>`, `NNNN`, `…`) name no file. */
function named(text: string): string[] {
  return matches(text, /`([^`\s]+)`/g).filter((path) => FOLDERS.test(path) && !/[<>…]|NNNN/.test(path));
}

function linked(text: string): string[] {
  return matches(text, /\]\(([^)\s]+)\)/g)
    .map((target) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

const commands = (text: string): string[] => matches(text, /npm run ([\w:-]+)/g);

function deadInComments(root: string): string[] {
  return globSync(SOURCES, { cwd: root, exclude: ['**/node_modules/**'] }).flatMap((source) =>
    matches(readFileSync(join(root, source), 'utf8'), /(?:\/\/|\*|--).*?\b(docs\/[\w./-]*\w|[\w-]+\.md\b)/g)
      .filter((path) => !exists(root, path) && !exists(root, `${path}*`))
      .map((dead) => `${source}: ${dead} does not exist`),
  );
}

/** Decisions are named by their number. */
function takenNumbers(root: string): string[] {
  const byNumber = Map.groupBy(globSync('docs/decisions/*.md', { cwd: root }), (path) =>
    path.slice(0, 'docs/decisions/0000'.length),
  );
  return [...byNumber.values()]
    .filter((paths) => paths.length > 1)
    .map((paths) => `${paths.join(', ')}: one number for two decisions`);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function exists(root: string, path: string): boolean {
  if (/[*{]/.test(path)) return globSync(path, { cwd: root }).length > 0;
  return existsSync(join(root, path.replace(/:\d+$/, '')));
}
