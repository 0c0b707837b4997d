import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a table is spread when a nation's villages no longer fit one machine: by county; by id (`entry_place` alone); whole on
 * every node; on one node.
 */
export type TableClass = 'distributed by county' | 'distributed by id' | 'reference' | 'local';

/** The class each migration declares for its tables: a `-- class:` line holds for the tables below it in the same file. */
export function declaredClasses(root: string): Map<string, TableClass | undefined> {
  const classes = new Map<string, TableClass | undefined>();
  for (const file of migrationsIn(root)) {
    let current: TableClass | undefined;
    for (const line of readFileSync(join(root, file), 'utf8').split('\n')) {
      const declared = /^-- class: (distributed by county|distributed by id|reference|local)\b/.exec(line);
      if (declared) current = declared[1] as TableClass;
      const table = /^create table (?:if not exists )?"?(\w+)"?/i.exec(line);
      if (table?.[1]) classes.set(table[1], current);
    }
  }
  return classes;
}

const migrationsIn = (root: string): string[] => globSync('db/migrations/*.sql', { cwd: root }).toSorted();

interface Rule {
  /** Text that breaks the rule. */
  breach: RegExp;
  says: string;
}

/** What a sharded PostgreSQL (Citus) refuses or silently does not pass on; see docs/architecture.md. */
const everywhere: Rule[] = [
  {
    breach: /\bmerge\s+into\b|\.mergeInto\(/gi,
    says: 'MERGE is refused on distributed tables: use INSERT … ON CONFLICT',
  },
  {
    breach:
      /do\s+update\s+set[^;`]*\b(?:now|clock_timestamp|random|gen_random_uuid|nextval)\(|doUpdateSet\([^;]*\bnow\(/gi,
    says: 'only immutable functions in DO UPDATE SET: pass the value in and take it from excluded',
  },
  { breach: /\bset_config\s*\(/gi, says: 'set_config is not passed on to the shards: use scoped()' },
  { breach: /\bset\s+(?:session\s+)?app\.\w+/gi, says: 'a session SET leaks through a connection pool: use scoped()' },
  { breach: /\bset\s+county\s*=|\.set\(\{[^}]*\bcounty\b/gi, says: 'county is where a row lives and never changes' },
];

const inMigrations: Rule[] = [
  {
    breach: /\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b/gi,
    says: 'no triggers: write it where the row is written',
  },
  { breach: /;[ \t]*[^\s-].*$/gm, says: 'one statement per message: end the line after each ;' },
];

/** Breaches of the rules for SQL in migrations and sources, one per line. */
export function sqlFaults(root: string): string {
  const classes = declaredClasses(root);
  const undeclared = [...classes].filter(([, declared]) => declared === undefined).map(([name]) => name);
  const distributed = [...classes].filter(([, declared]) => declared === 'distributed by county').map(([name]) => name);
  const sources = globSync('{src,simulator}/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
  return [
    ...undeclared.map((name) => `${fileOf(root, name)}: table ${name} declares no class (-- class: …)`),
    ...migrationsIn(root).flatMap((file) => faultsIn(root, file, [...everywhere, ...inMigrations])),
    ...sources.flatMap((file) => faultsIn(root, file, [...everywhere, joinRule(distributed)])),
  ].join('\n');
}

/** A join of two village tables that does not compare county would be carried through every shard. */
function joinRule(distributed: string[]): Rule {
  const camel = distributed.map((name) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
  const names = [...new Set([...distributed, ...camel])].join('|');
  return {
    breach: new RegExp(`(?:\\bjoin\\s+"?(?:${names})"?\\b|Join\\(\\s*'(?:${names})\\b)(?![\\s\\S]{0,250}?county)`, 'g'),
    says: 'joins of village tables carry county',
  };
}

function faultsIn(root: string, file: string, rules: Rule[]): string[] {
  const text = withoutComments(readFileSync(join(root, file), 'utf8'));
  return rules.flatMap(({ breach, says }) =>
    [...text.matchAll(breach)].map((match) => `${file}:${text.slice(0, match.index).split('\n').length}: ${says}`),
  );
}

/** Comments go, line numbers stay. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/--.*$/gm, '');
}

function fileOf(root: string, table: string): string {
  const made = new RegExp(`^create table (?:if not exists )?"?${table}"?`, 'im');
  return migrationsIn(root).find((file) => made.test(readFileSync(join(root, file), 'utf8'))) ?? 'db/migrations';
}
