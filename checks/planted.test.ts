import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checks } from './list.ts';

// Each check is shown to see: a breach planted in a copy of the tree is found, by the name of the planted file.
const root = fileURLToPath(new URL('..', import.meta.url));
const LEFT_OUT = new Set(['node_modules', '.git', '.village-beat', 'coverage']);
const copy = mkdtempSync(join(tmpdir(), 'village-beat-planted-'));

const long = (lines: number) => Array.from({ length: lines }, (_, line) => `  seen.push(${line});`).join('\n');

interface Breach {
  fact: string;
  check: string;
  file: string;
  text: string;
  /** What the check says of it, beside the file's name. */
  says: RegExp;
}

const importing = (from: string) => `import * as planted from '${from}';\nexport const seen = planted;\n`;

const breaches: Breach[] = [
  {
    fact: 'the domain cannot import the server',
    check: 'lint',
    file: 'src/domain/visits/planted-server.ts',
    text: importing('../../server/platform/clock.ts'),
    says: /src\/domain stands below everything else/,
  },
  {
    fact: 'the domain cannot import Node',
    check: 'lint',
    file: 'src/domain/visits/planted-node.ts',
    text: importing('node:fs'),
    says: /src\/domain is pure/,
  },
  {
    fact: 'the domain cannot read the clock of the machine',
    check: 'lint',
    file: 'src/domain/visits/planted-clock.ts',
    text: 'export const seen = (): number => Date.now();\n',
    says: /Take the instant as an argument/,
  },
  {
    fact: 'the public pages cannot import what reads journals',
    check: 'lint',
    file: 'src/server/village/planted-journal.ts',
    text: importing('../journal/rows.ts'),
    says: /they read only what was published/,
  },
  {
    fact: 'the public pages cannot reach the database of the journals',
    check: 'lint',
    file: 'src/server/village/planted-database.ts',
    text: importing('../platform/db/database.ts'),
    says: /never the database of the journals/,
  },
  {
    fact: 'the server cannot import what drives it',
    check: 'lint',
    file: 'src/server/areas/planted-simulator.ts',
    text: importing('../../../simulator/city.ts'),
    says: /not the other way round/,
  },
  {
    fact: 'a simulated phone cannot go round HTTP',
    check: 'lint',
    file: 'simulator/planted-journal.ts',
    text: importing('../src/server/journal/rows.ts'),
    says: /drives the real server over HTTP/,
  },
  {
    fact: 'the phone cannot import the server',
    check: 'lint',
    file: 'src/phone/planted-server.ts',
    text: importing('../server/platform/clock.ts'),
    says: /A client asks the server over HTTP/,
  },
  {
    fact: 'the desk cannot import the phone',
    check: 'lint',
    file: 'src/desk/planted-phone.ts',
    text: importing('../phone/planted-server.ts'),
    says: /Phone and desk are separate programs/,
  },
  {
    fact: 'a shared component cannot fetch',
    check: 'lint',
    file: 'src/ui/planted-fetch.ts',
    text: "export const seen = fetch('/api/me');\n",
    says: /A shared component shows what it is given/,
  },
  {
    fact: 'a file of more than 250 lines is refused',
    check: 'lint',
    file: 'src/server/areas/planted-file.ts',
    text: `export const seen: number[] = [];\n${long(260)}\n`,
    says: /max-lines\)/,
  },
  {
    fact: 'a function of more than 40 lines is refused',
    check: 'lint',
    file: 'src/server/areas/planted-function.ts',
    text: `export function planted(seen: number[]): void {\n${long(41)}\n}\n`,
    says: /max-lines-per-function/,
  },
  {
    fact: 'a promise that nobody waits for is refused',
    check: 'lint',
    file: 'src/server/areas/planted-promise.ts',
    text: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
    says: /no-floating-promises/,
  },
  {
    fact: 'the domain does not compile with the DOM',
    check: 'types',
    file: 'src/domain/visits/planted-dom.ts',
    text: 'export const seen = document.title;\n',
    says: /Cannot find name 'document'/,
  },
  {
    fact: 'the domain does not compile with what old phones lack',
    check: 'types',
    file: 'src/domain/visits/planted-es2022.ts',
    text: 'export const seen = [1].at(-1);\n',
    says: /Property 'at' does not exist/,
  },
  {
    fact: 'an export that nobody imports is refused',
    check: 'unused',
    file: 'src/domain/calendar/utc8.ts',
    text: '\nexport const plantedExport = 1;\n',
    says: /plantedExport/,
  },
  {
    fact: 'a file that nobody imports is refused',
    check: 'unused',
    file: 'src/server/areas/planted-alone.ts',
    text: 'export const seen = 1;\n',
    says: /planted-alone/,
  },
  {
    fact: 'a path in the docs that does not exist is refused',
    check: 'docs',
    file: 'docs/planted-path.md',
    text: 'See `src/domain/nowhere.ts`.\n',
    says: /src\/domain\/nowhere\.ts does not exist/,
  },
  {
    fact: 'a link in the docs that leads nowhere is refused',
    check: 'docs',
    file: 'docs/planted-link.md',
    text: 'See [there](nowhere.md).\n',
    says: /nowhere\.md does not exist/,
  },
  {
    fact: 'a command in the docs that does not exist is refused',
    check: 'docs',
    file: 'docs/planted-command.md',
    text: 'Run `npm run nothing`.\n',
    says: /nothing does not exist/,
  },
  {
    fact: 'an unformatted file is refused',
    check: 'format',
    file: 'src/server/areas/planted-format.ts',
    text: 'export const seen   = 1\n',
    says: /planted-format/,
  },
];

const found = new Map<string, Promise<string>>();

before(() => {
  for (const name of readdirSync(root)) {
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, text } of breaches) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    writeFileSync(join(copy, file), text, { flag: existsSync(join(copy, file)) ? 'a' : 'w' });
  }
});
after(() => rmSync(copy, { recursive: true }));

/** Each check runs over the copy once, with every breach in it. */
function faultsOf(name: string): Promise<string> {
  const known = found.get(name) ?? checks.find((check) => check.name === name)?.faults(copy);
  assert.ok(known, `there is no check ${name}`);
  found.set(name, known);
  return known;
}

for (const breach of breaches) {
  test(`${breach.check}: ${breach.fact}`, async () => {
    const faults = await faultsOf(breach.check);
    const about = faults.split(/\n(?=\S)|\n\n/).filter((fault) => fault.includes(breach.file));
    assert.ok(about.length > 0, `nothing was said of ${breach.file}:\n${faults.slice(0, 2000)}`);
    assert.match(about.join('\n'), breach.says);
  });
}
