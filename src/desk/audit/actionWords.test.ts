import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { areaSheet } from '../../domain/areas/areaSheet.ts';
import { purposes } from '../../domain/numbers/matching.ts';
import * as sheets from '../../domain/people/sheets.ts';
import { actionInWords } from './actionWords.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Actions as the sources name them whole, and those of every import. */
function namedActions(): string[] {
  const files = globSync('src/{server,cli}/**/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] });
  const named = files.flatMap((file) =>
    [...readFileSync(ROOT + file, 'utf8').matchAll(/\b(?:action|audit): '(\w+\.\w+)'/g)].map(([, action]) => action!),
  );
  const imported = [...[areaSheet, ...Object.values(sheets)].map(({ name }) => name), ...purposes];
  return [...new Set([...named, ...imported.map((what) => `${what}.import`)])];
}

test('every action that is recorded has words in both languages', () => {
  const actions = namedActions();
  assert.ok(actions.length > 50);
  const spelled = actions.filter((action) =>
    [actionInWords(action, 'zh'), actionInWords(action, 'en')].includes(action),
  );
  assert.deepEqual(spelled, []);
});

test('an action without words says its own name', () => {
  assert.equal(actionInWords('something.new', 'zh'), 'something.new');
  assert.equal(actionInWords('case.reveal', 'zh'), '查看保密信息');
});
