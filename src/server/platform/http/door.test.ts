import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDoor } from './door.ts';

test('closing waits for the work of a caller who hung up', async () => {
  const door = await openDoor({ host: '127.0.0.1', port: 0 });
  const begun = Promise.withResolvers<void>();
  const work = Promise.withResolvers<void>();
  let ended = false;
  door.lead(async () => {
    begun.resolve();
    await work.promise;
    ended = true;
    return new Response();
  });
  const caller = new AbortController();
  const call = fetch(`http://127.0.0.1:${door.port}/`, { signal: caller.signal });
  await begun.promise;
  caller.abort();
  await assert.rejects(call);
  const closed = door.close().then(() => ended);
  assert.equal(await Promise.race([closed, sleep(150, 'still open')]), 'still open');
  work.resolve();
  assert.equal(await closed, true);
});
