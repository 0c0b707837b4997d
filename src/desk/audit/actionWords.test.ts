import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { areaSheet } from '../../domain/areas/areaSheet.ts';
import { purposes } from '../../domain/numbers/matching.ts';
import * as sheets from '../../domain/people/sheets.ts';
import { actionInWords } from './actionWords.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What the sources put together: the values each of these takes. */
const COMPOSED: Record<string, string[]> = {
  'account.${what}': ['lock', 'unlock', 'signOut', 'resetSecondFactor', 'oneTimePassword'].map(
    (what) => `account.${what}`,
  ),
  'secondFactor.${name}': ['enable', 'disable', 'generate-backup-codes'].map((name) => `secondFactor.${name}`),
  'absence.${decision}': ['absence.approve', 'absence.decline'],
  '${purpose}.import': purposes.map((purpose) => `${purpose}.import`),
  '${sheet}.import': [areaSheet, ...Object.values(sheets)].map(({ name }) => `${name}.import`),
};

/** Actions as the sources name them: whole, in a choice of two, in a call, or put together. */
function namedActions(): string[] {
  const files = globSync('src/{server,cli}/**/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] });
  const lines = files.flatMap((file) => readFileSync(ROOT + file, 'utf8').split('\n'));
  const telling = lines.filter((line) => /\b(?:action|audit)\b *[:=]|\b(?:auditLine|line|record)\(/.test(line));
  const whole = telling.flatMap((line) => [...line.matchAll(/'([a-z]\w*\.[a-z]\w*)'/gi)].map(([, action]) => action!));
  const composed = telling.flatMap((line) =>
    [...line.matchAll(/`((?:\w+\.)?\$\{\w+\}(?:\.\w+)?)`/g)].map(([, action]) => action!),
  );
  const values = composed.flatMap((action) => COMPOSED[action] ?? [action]);
  return [...new Set([...whole, ...values])];
}

test('every way of putting an action together is known here', () => {
  assert.deepEqual(
    Object.keys(COMPOSED).filter((action) => !COMPOSED[action]!.every((one) => namedActions().includes(one))),
    [],
  );
});

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
