import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { breaches } from './breaches.ts';
import { checks } from './list.ts';

// Each check is shown to see: a breach planted in a copy of the tree is found, by the name of the planted file.
const root = fileURLToPath(new URL('..', import.meta.url));
const LEFT_OUT = new Set(['node_modules', '.git', '.village-beat', 'coverage', 'dist']);
const copy = mkdtempSync(join(tmpdir(), 'village-beat-planted-'));

const found = new Map<string, Promise<string>>();

before(() => {
  for (const name of readdirSync(root)) {
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, text, insteadOf } of breaches) {
    const target = join(copy, file);
    mkdirSync(dirname(target), { recursive: true });
    const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
    assert.ok(insteadOf === undefined || before.includes(insteadOf), `${file} no longer says ${insteadOf}`);
    writeFileSync(target, insteadOf === undefined ? before + text : before.replace(insteadOf, text));
  }
});
after(() => rmSync(copy, { recursive: true }));

/** Each check runs over the copy once, with every breach in it; that the rest of the tree is sound is another test. */
function faultsOf(name: string): Promise<string> {
  const planted = breaches.filter(({ check }) => check === name).map(({ file }) => file);
  const known = found.get(name) ?? checks.find((check) => check.name === name)?.faults(copy, [...new Set(planted)]);
  assert.ok(known, `there is no check ${name}`);
  found.set(name, known);
  return known;
}

for (const breach of breaches) {
  test(`${breach.check}: ${breach.fact}`, async () => {
    const faults = await faultsOf(breach.check);
    const about = faults.split(/\n(?=\S)|\n\n/).filter((fault) => fault.includes(breach.about ?? breach.file));
    assert.ok(about.length > 0, `nothing was said of ${breach.file}:\n${faults.slice(0, 2000)}`);
    assert.match(about.join('\n'), breach.says);
  });
}
