import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { kindWords, saidIn, schemaWords } from './vocabulary.ts';
import { forbidden, forbiddenPackages } from './words.ts';

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

for (const [line, words] of Object.entries(forbidden)) {
  describe(line, () => {
    test('in no kind of entry, key, value or label', () => {
      assert.deepEqual(saidIn(kindWords(), words), []);
    });

    test('in no table, column or checked value', async () => {
      assert.deepEqual(saidIn(await schemaWords(client), words), []);
    });

    test('a planted word is seen', () => {
      const planted = [
        ...words.en.map((text) => ({ where: 'en', text: `home_${text}` })),
        ...words.zh.map((text) => ({ where: 'zh', text: `其${text}` })),
      ];
      assert.equal(saidIn(planted, words).length, new Set(planted.map(({ text }) => text)).size);
    });
  });
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, object>;
};
const installed = Object.keys(lock.packages)
  .map((path) => path.replace(/^.*node_modules\//, ''))
  .filter(Boolean);

for (const [line, pattern] of Object.entries(forbiddenPackages)) {
  test(line, () => {
    assert.ok(installed.length > 100);
    assert.deepEqual(
      installed.filter((name) => pattern.test(name)),
      [],
    );
  });
}
