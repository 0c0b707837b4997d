import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { everything } from '../platform/db/database.ts';
import { fixed } from '../platform/db/fixed.ts';
import { pipelined } from '../platform/db/pipeline.ts';
import { staleCards } from './stale.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('a transaction that fails under the search for stale cards fails the request, not the process', async () => {
  const search = pipelined(database.pipelines, database.db, everything, (pipeline) => {
    void pipeline.send(fixed`select 1 / 0`);
    return staleCards(pipeline, everything, '2026-03', '2026-03-05T00:00:00.000+08:00');
  });
  await assert.rejects(search);
  // a rejection nobody waits for is known a turn later
  await sleep(20);
});
