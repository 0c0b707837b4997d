import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { GroupQueue } from './queue.ts';

const limits = { perCounty: 2, perProcess: 4, perGroup: 10 };

test('results come back in the order of the items, whatever shared the group', async () => {
  const pushes = fc.array(fc.record({ county: fc.constantFrom('a', 'b', 'c'), size: fc.integer({ min: 1, max: 7 }) }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(pushes, async (all) => {
      const queue = new GroupQueue<number, string>(
        async (county, items) => items.map((item) => `${county}${item}`),
        limits,
      );
      const answers = all.map(({ county, size }, index) =>
        queue.add(
          county,
          Array.from({ length: size }, (_, at) => index * 100 + at),
        ),
      );
      for (const [index, { county, size }] of all.entries()) {
        const expected = Array.from({ length: size }, (_, at) => `${county}${index * 100 + at}`);
        assert.deepEqual(await answers[index], expected);
      }
    }),
    { numRuns: 50 },
  );
});

test('two groups of a county and four of the process are in flight at most', async () => {
  const running = new Map<string, number>();
  let most = 0;
  const queue = new GroupQueue<number, number>(
    async (county, items) => {
      running.set(county, (running.get(county) ?? 0) + 1);
      assert.ok(running.get(county)! <= 2);
      most = Math.max(
        most,
        [...running.values()].reduce((sum, count) => sum + count),
      );
      await sleep(2);
      running.set(county, running.get(county)! - 1);
      return items;
    },
    { ...limits, perGroup: 3 },
  );
  const all = Array.from({ length: 60 }, (_, index) => queue.add('abcdef'[index % 6]!, [index]));
  await Promise.all(all);
  assert.equal(most, 4);
  await queue.drained();
});

test('who pushes alone is served at once', async () => {
  const sizes: number[] = [];
  const queue = new GroupQueue<number, number>(async (_, items) => {
    sizes.push(items.length);
    return items;
  }, limits);
  for (let index = 0; index < 5; index += 1) await queue.add('a', [index]);
  assert.deepEqual(sizes, [1, 1, 1, 1, 1]);
});

test('a group that fails fails only its own pushes', async () => {
  const queue = new GroupQueue<number, number>(
    async (_, items) => {
      if (items.includes(13)) throw new Error('bad luck');
      return items;
    },
    { ...limits, perGroup: 1 },
  );
  const [first, second, third] = [queue.add('a', [1]), queue.add('a', [13]), queue.add('a', [2])];
  assert.deepEqual(await first, [1]);
  await assert.rejects(second!, /bad luck/);
  assert.deepEqual(await third, [2]);
});
