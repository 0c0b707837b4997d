import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SettingsFault, readSettings, settingsTable } from './config.ts';

const rowsOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| `') || line.startsWith('| Setting'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('the table of settings in the operations manual is the program’s own', () => {
  const manual = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  const section = manual.slice(manual.indexOf('## Settings'), manual.indexOf('## Where things lie'));
  assert.deepEqual(rowsOf(section), rowsOf(settingsTable()));
});

test('without any setting the defaults hold', () => {
  const settings = readSettings({});
  assert.equal(settings.port, 3000);
  assert.equal(settings.publicUrl, 'http://127.0.0.1:3000');
  assert.equal(settings.demo, undefined);
  assert.equal(settings.production, false);
});

test('an empty value counts as absent', () => {
  assert.equal(readSettings({ PORT: '', SEALING_KEY: '' }).port, 3000);
});

test('a fault never repeats a secret', () => {
  const secrets = { SEALING_KEY: 'k1:geheim', ADMIN_PASSWORD: 'geheim', DATABASE_URL: 'http://a:geheim@b' };
  assert.throws(
    () => readSettings(secrets),
    (fault) => fault instanceof SettingsFault && fault.faults.length === 3 && !fault.message.includes('geheim'),
  );
});

const sealingKey = `k1:${Buffer.alloc(32).toString('base64')}`;
const refusals: [string, Record<string, string>][] = [
  ['an owner without a database', { DATABASE_OWNER_URL: 'postgres://o@h/d' }],
  ['a demonstration in production', { NODE_ENV: 'production', DEMO: '1', SEALING_KEY: sealingKey }],
  ['production without a sealing key', { NODE_ENV: 'production' }],
  ['a port beyond the last', { PORT: '65536' }],
];
for (const [what, environment] of refusals) {
  test(`${what} is refused`, () => assert.throws(() => readSettings(environment), SettingsFault));
}
